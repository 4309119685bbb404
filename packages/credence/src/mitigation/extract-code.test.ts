import { describe, expect, it } from 'vitest';
import { extractCode } from './extract-code.ts';

const fence = (tag: string, code: string) => `\`\`\`${tag}\n${code}\n\`\`\``;

describe('code extraction', () => {
  it.each([
    ['one fence', `Sure!\n${fence('python', 'x = 1')}\nThis sets x.`, 'x = 1\n', 'fence'],
    ['tag in capitals', fence('Python', 'x = 1'), 'x = 1\n', 'fence'],
    ['Windows line ends', fence('python', 'x = 1').replaceAll('\n', '\r\n'), 'x = 1\r\n', 'fence'],
    [
      'the longest of several',
      `${fence('python', 'x')}\n${fence('python', 'xxxx')}\n${fence('bash', 'a long command line')}`,
      'xxxx\n',
      'longest of 2 fences',
    ],
    ['no tag', fence('', 'x = 1'), 'x = 1\n', 'fence without a language'],
    ['cut off', 'Here:\n```python\nx = 1\ny =', 'x = 1\ny =\n', 'fence, cut off'],
    ['tildes around backticks', '~~~python\ns = "```"\n```\n~~~', 's = "```"\n```\n', 'fence'],
    ['indented fence', '  ```python\n  def f():\n    pass\n  ```', 'def f():\n  pass\n', 'fence'],
    ['no fence', 'def f():\n    return 1', 'def f():\n    return 1\n', 'whole answer, no fence'],
  ])('%s', (_, answer, code, how) => {
    expect(extractCode(answer, 'python')).toEqual({ code, how });
  });

  it.each([
    ['prose', 'I cannot help with that.', 'no code in the answer'],
    ['an empty answer', '', 'no code in the answer'],
    ['an empty fence', '```python\n```', 'no code in the answer'],
    ['another language', fence('bash', 'ls'), 'only fences of other languages (bash)'],
  ])('finds no code in %s', (_, answer, how) => {
    expect(extractCode(answer, 'python')).toEqual({ code: null, how });
  });
});
