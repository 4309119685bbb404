import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import type { Language } from '../core/task.ts';
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
    expect(extractCode(answer, 'python')).toMatchObject({ code, how });
  });

  it.each([
    ['prose', 'I cannot help with that.', 'no code in the answer'],
    ['an empty answer', '', 'no code in the answer'],
    ['an empty fence', '```python\n```', 'no code in the answer'],
    ['another language', fence('bash', 'ls'), 'only fences of other languages (bash)'],
  ])('finds no code in %s', (_, answer, how) => {
    expect(extractCode(answer, 'python')).toEqual({ code: null, how, spans: [] });
  });
});

/** What models write besides one clean fence. */
const nasty: readonly [string, Language, string, string | null, string][] = [
  [
    'thoughts with code in them before the answer',
    'python',
    `<think>Maybe ${fence('python', 'x = "a much longer draft"')}?</think>\n${fence('python', 'x = 1')}`,
    'x = 1\n',
    'fence',
  ],
  [
    'thoughts that never end',
    'python',
    `<think>Let me see.\n${fence('python', 'x = 1')}`,
    null,
    'nothing but thoughts, cut off',
  ],
  [
    'a fence in a list',
    'python',
    `1. Do this:\n\n   ${fence('python', 'def f():\n    pass').replaceAll('\n', '\n   ')}\n2. Done`,
    'def f():\n    pass\n',
    'fence',
  ],
  [
    'a fence deep in a list',
    'python',
    '- a\n  - b\n\n      ```python\n      if x:\n        y()\n      ```\n',
    'if x:\n  y()\n',
    'fence',
  ],
  [
    'a fence at the end of a sentence',
    'javascript',
    'Here is the code: ```javascript\nlet x = 1;\n```',
    'let x = 1;\n',
    'fence',
  ],
  [
    'a fence closed on the last line of code',
    'javascript',
    '```js\nfunction f() {\n}```\nThis is f.',
    'function f() {\n}\n',
    'fence',
  ],
  [
    'fences in a fence of Markdown',
    'python',
    `\`\`\`markdown\n# Solution\n\n${fence('python', 'x = 1')}\n\`\`\``,
    'x = 1\n',
    'fence',
  ],
  [
    'usage beside the code',
    'python',
    `${fence('python', 'def f(x):\n    return x + 1')}\nUse it so:\n${fence('python', 'f(1)')}`,
    'def f(x):\n    return x + 1\n',
    'longest of 2 fences',
  ],
  [
    'a second version that was cut off',
    'python',
    `${fence('python', 'def f(x):\n    return x + 1')}\nBetter:\n\`\`\`python\ndef f(x, y=1):\n    ret`,
    'def f(x):\n    return x + 1\n',
    'longest of 2 fences',
  ],
  [
    'a short example and a long answer that was cut off',
    'python',
    `${fence('python', 'f(1)')}\n\`\`\`python\ndef f(x, y=1):\n    if x:\n        ret`,
    'def f(x, y=1):\n    if x:\n        ret\n',
    'longest of 2 fences, cut off',
  ],
  [
    'a diff',
    'python',
    fence(
      'diff',
      '--- a/solution.py\n+++ b/solution.py\n@@ -1,2 +1,2 @@\n def f(x):\n-    return x\n+    return x + 1',
    ),
    'def f(x):\n    return x + 1\n',
    'new side of a diff, fence',
  ],
  [
    'a diff tagged as code',
    'javascript',
    fence('js', '@@ -1 +1 @@\n-let x = 1;\n+const x = 1;'),
    'const x = 1;\n',
    'new side of a diff, fence',
  ],
  [
    'a diff without a fence',
    'python',
    'diff --git a/s.py b/s.py\n--- a/s.py\n+++ b/s.py\n@@ -0,0 +1,2 @@\n+def f():\n+    pass\n',
    'def f():\n    pass\n',
    'new side of a diff, no fence',
  ],
  ['signs that are no diff', 'python', fence('python', '+1\n-1'), '+1\n-1\n', 'fence'],
  [
    'C called C++',
    'c',
    fence('cpp', 'int f(void);'),
    'int f(void);\n',
    'fence of a language like it',
  ],
  [
    'PHP called HTML',
    'php',
    fence('html', '<?php f();'),
    '<?php f();\n',
    'fence of a language like it',
  ],
  [
    'a sentence before code without a fence',
    'python',
    'Sure, here is the file:\n\nimport os\n\nprint(os.name)',
    'import os\n\nprint(os.name)\n',
    'answer without its first sentences, no fence',
  ],
  [
    'code with colons and no fence',
    'python',
    'def f(x):\n    if x:\n        return 1',
    'def f(x):\n    if x:\n        return 1\n',
    'whole answer, no fence',
  ],
  [
    'a blank before the first line',
    'python',
    ' import os\nx = 1',
    'import os\nx = 1\n',
    'whole answer, no fence',
  ],
  [
    'braces on lines of their own',
    'c',
    'int main(void)\n{\n}',
    'int main(void)\n{\n}\n',
    'whole answer, no fence',
  ],
];

describe('nasty answers', () => {
  it.each(nasty)('%s', (_, language, answer, code, how) => {
    expect(extractCode(answer, language)).toMatchObject({ code, how });
  });

  const spansText = (answer: string, { spans }: ReturnType<typeof extractCode>) =>
    spans.map(({ start, end }) => answer.slice(start, end)).join('\n');

  it.each(nasty)('%s: the spans are where the code stands', (_, language, answer, code) => {
    expect(spansText(answer, extractCode(answer, language))).toBe(code?.slice(0, -1) ?? '');
  });

  it('nothing is made up, whatever an answer looks like', () => {
    const pieces = [
      ...['```', '```python', '~~~', '\n', '\n', '\n', 'def f():', '    pass', 'x = 1', 'Here:'],
      ...[
        '<think>',
        '</think>',
        '@@ -1 +1 @@',
        '+y',
        '-y',
        '- ',
        '  ',
        '\t',
        '\r\n',
        '```diff',
        'é',
      ],
    ];
    const random = new Random(11);
    for (let round = 0; round < 3_000; round++) {
      const answer = Array.from(
        { length: random.below(24) },
        () => pieces[random.below(pieces.length)]!,
      ).join('');
      const found = extractCode(answer, 'python');
      if (found.code === null) expect(found.spans).toEqual([]);
      else {
        expect(spansText(answer, found), JSON.stringify(answer)).toBe(found.code.slice(0, -1));
        expect(found.code.trim()).not.toBe('');
      }
    }
  });

  it.each([1, 2, 5])('finds any code of %i blocks in a clean fence', (blocks) => {
    const random = new Random(blocks);
    for (let round = 0; round < 300; round++) {
      const code = Array.from(
        { length: blocks },
        () =>
          ['x = "`"', "s = '``'", '', '# ~~~', '    y: int = 2', 'print("@@")'][random.below(6)],
      ).join('\n');
      if (code.trim() === '') continue;
      const answer = `Here:\n\n${fence('python', code)}\n\nDone.`;
      expect(extractCode(answer, 'python')).toMatchObject({ code: `${code}\n`, how: 'fence' });
    }
  });
});
