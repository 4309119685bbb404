import type { Language } from '../../core/task.ts';
import { type Token, tokenize } from './lexer.ts';
import { lexicons } from './lexicon.ts';
import { ownNames } from './own-names.ts';

/**
 * A program without what does not matter to what it does: comments, blanks, documentation strings,
 * kinds of quotes, and the names of its variables and parameters, which are numbered in the order in
 * which they occur (alpha renaming). Two programs of one form differ at most in these. Names that
 * somebody else may rely on stay: functions, types, members, what is imported; and where it is in
 * doubt whose name it is, it stays, too, so that programs rather count as different.
 */
export function normalForm(code: string, language: Language): string {
  const tokens = withoutDocumentation(tokenize(code, language));
  const own = ownNames(tokens, language);
  const { memberMarks } = lexicons[language];
  const numbers = new Map<string, number>();
  return tokens
    .map(({ kind, text }, i) => {
      if (kind === 'string') return literal(text, language);
      const member = memberMarks.has(tokens[i - 1]?.text ?? '');
      if (kind !== 'name' || member || !own.has(text)) return text || kind;
      const known = numbers.get(text) ?? numbers.size + 1;
      numbers.set(text, known);
      return `#${known}`;
    })
    .join('\u0000');
}

/** In these, both kinds of quotes mean the same. */
const quotesAlike: ReadonlySet<Language> = new Set(['python', 'javascript']);

function literal(text: string, language: Language): string {
  const inner = /^([A-Za-z]*)(["'])([^"'\\]*)\2$/.exec(text);
  return inner && quotesAlike.has(language) ? `${inner[1]!.toLowerCase()}"${inner[3]}"` : text;
}

const edges: ReadonlySet<string | undefined> = new Set([undefined, 'newline', 'indent', 'dedent']);

/** A string that is a statement of its own, in a language with lines, is a comment. */
function withoutDocumentation(tokens: readonly Token[]): readonly Token[] {
  const idle = (i: number) =>
    tokens[i]?.kind === 'string' &&
    tokens[i + 1]?.kind === 'newline' &&
    edges.has(tokens[i - 1]?.kind);
  return tokens.filter((_, i) => !idle(i) && !(i > 0 && idle(i - 1)));
}
