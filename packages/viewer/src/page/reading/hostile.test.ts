import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../../../test/hostile.ts';
import { highlight, lines, type Token, textOf } from './highlight.ts';
import { pieces } from './visible.ts';

const scopes = (tokens: readonly Token[]): readonly string[] =>
  tokens.flatMap((token) =>
    typeof token === 'string' ? [] : [token.scope, ...scopes(token.children)],
  );

describe('highlighting', () => {
  it('keeps every character, in every language, of anything', () => {
    for (const language of ['python', 'javascript', 'java', 'go', 'php', 'c', 'cpp', 'cobol']) {
      for (const code of hostileTexts) expect(textOf(highlight(code, language))).toBe(code);
    }
  });

  it('finds keywords and strings', () => {
    const found = scopes(highlight('const a = "x"; // why', 'javascript'));
    expect(found).toEqual(expect.arrayContaining(['keyword', 'string', 'comment']));
  });

  it('names scopes with letters only, so that they can be class names', () => {
    const code = '<?php echo `<b>$x</b>`; ?><script>alert(1)</script>';
    for (const scope of scopes(highlight(code, 'php'))) expect(scope).toMatch(/^[\w.-]+$/);
  });

  it('cuts tokens at line ends without losing any', () => {
    const code = 'def f():\n    """Two\n    lines."""\n\n    return 1\n';
    const cut = lines(highlight(code, 'python'));
    expect(cut.map((line) => textOf(line)).join('\n')).toBe(code);
    expect(cut).toHaveLength(6);
  });

  it('shows very long code plain', () => {
    const code = 'x = "<b>"\n'.repeat(5000);
    expect(highlight(code, 'python')).toEqual([code]);
  });
});

describe('unseen characters', () => {
  it('are spelled out: bidirectional controls, zero widths, separators, controls', () => {
    expect(pieces('a\u202eb\u2028c\u200bd\u0007e')).toEqual([
      'a',
      { hidden: 'U+202E' },
      'b',
      { hidden: 'U+2028' },
      'c',
      { hidden: 'U+200B' },
      'd',
      { hidden: 'U+0007' },
      'e',
    ]);
  });

  it('leave ordinary text alone, in any script', () => {
    const text = 'tab\tand\nline, שלום, 你好, naïve 👍';
    expect(pieces(text)).toEqual([text]);
    expect(pieces('one\r\ntwo')).toEqual(['one\ntwo']);
    expect(pieces('')).toEqual([]);
  });
});
