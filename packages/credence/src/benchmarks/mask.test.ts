import { describe, expect, it } from 'vitest';
import { parseMask, splice } from './mask.ts';

const file = `import os

# credence:begin
def load(name):
    return name
# credence:end


def save(name):
    pass
`;
const whole = (content: string) => content.replace(/[^\n]*credence:[^\n]*\n/g, '');

describe('a masked file', () => {
  it('is taken apart at the markers, which leave with the hole', () => {
    expect(parseMask(file, 'a.py')).toEqual({
      before: 'import os\n\n',
      original: 'def load(name):\n    return name\n',
      after: '\n\ndef save(name):\n    pass\n',
    });
  });

  it.each([
    ['lines that end as on Windows', file.replaceAll('\n', '\r\n')],
    ['an indented hole', file.replaceAll('# credence', '    # credence')],
    ['a hole that is the whole file', '// credence:begin\nint a;\n// credence:end\n'],
    ['no line end at the end', 'a\n# credence:begin\nb\n# credence:end\nc'],
  ])('comes back byte by byte with its original: %s', (_, content) => {
    const mask = parseMask(content, 'a');
    expect(splice(mask, mask.original)).toBe(whole(content));
  });

  it('takes an answer as it is, and ends its last line', () => {
    const mask = parseMask(file, 'a.py');
    expect(splice(mask, 'def load(name):\n\treturn 1  ')).toBe(
      'import os\n\ndef load(name):\n\treturn 1  \n\n\ndef save(name):\n    pass\n',
    );
  });

  it('needs one marker of each kind, in order', () => {
    const complaint = (content: string) => {
      try {
        return parseMask(content, 'a.py');
      } catch (error) {
        return error;
      }
    };
    expect(complaint('x\n')).toMatchObject({ code: 'mask', location: { file: 'a.py' } });
    expect(complaint(`${file}# credence:begin\n`)).toMatchObject({ location: { line: 11 } });
    expect(complaint('# credence:end\n# credence:begin\n')).toMatchObject({
      message: 'credence:end stands before credence:begin.',
      location: { line: 1 },
    });
  });
});
