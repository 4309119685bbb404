/** A stretch of text, or one character that would act without being seen. */
export type Piece = string | { readonly hidden: string };

/**
 * Characters that change how other text is shown, or are invisible: bidirectional controls
 * (Boucher & Anderson 2023, "Trojan Source"), zero-width characters, line separators, and
 * control characters other than tab and line feed.
 */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose.
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** Splits text so that a reader can be shown what the eye would miss. */
export function pieces(text: string): readonly Piece[] {
  const result: Piece[] = [];
  let end = 0;
  for (const match of text.replaceAll('\r\n', '\n').matchAll(unseen)) {
    if (match.index > end) result.push(match.input.slice(end, match.index));
    const code = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    result.push({ hidden: `U+${code}` });
    end = match.index + match[0].length;
  }
  const rest = text.replaceAll('\r\n', '\n').slice(end);
  if (rest !== '') result.push(rest);
  return result;
}
