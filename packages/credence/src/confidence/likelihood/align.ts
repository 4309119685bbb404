import type { Span } from '../method.ts';

/** What a provider puts for bytes that are no character on their own. */
const undecodable = '\uFFFD';
/** Most characters that tokens of such bytes stand for, together. */
const longestUndecodable = 16;
/** Most characters that a template wrote before the first token: an opening fence. */
const longestOpening = 8;

/**
 * Where each token of an answer stands in its text; `null` for one that has no place of its own: a
 * part of a character, or what was cut off with the text's end. Spaces between tokens may be
 * missing from them, since some tokenizers take them off. `null` altogether when the tokens are not
 * those of the text: then nothing is known of any part.
 */
export function alignTokens(
  text: string,
  tokens: readonly string[],
): readonly (Span | null)[] | null {
  const spans: (Span | null)[] = [];
  let cursor = 0;
  let gap = longestOpening;
  for (const token of tokens) {
    if (token === '' || token.includes(undecodable)) {
      if (token !== '') gap = longestUndecodable;
      spans.push(null);
      continue;
    }
    const start = find(text, token, cursor, gap);
    if (start === null) {
      const rest = text.slice(cursor);
      if (!token.startsWith(rest)) return null;
      spans.push(rest === '' ? null : { start: cursor, end: text.length });
      cursor = text.length;
    } else {
      spans.push({ start, end: start + token.length });
      cursor = start + token.length;
    }
    gap = 0;
  }
  return text.length - cursor <= gap || text.slice(cursor).trim() === '' ? spans : null;
}

/** @param gap how many characters may be passed over; spaces always may */
function find(text: string, token: string, from: number, gap: number): number | null {
  const at = text.indexOf(token, from);
  if (at < 0) return null;
  return at - from <= gap || text.slice(from, at).trim() === '' ? at : null;
}
