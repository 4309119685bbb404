/**
 * A command line taken apart as a shell does, without anything being expanded: blanks separate, quotes
 * and backslashes keep together. What is open at the end is closed there.
 */
export function shellWords(line: string): readonly string[] {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const one = line[at] ?? '';
    if (quote === "'" ? one === "'" : quote === '"' && one === '"') quote = '';
    else if (quote === '' && (one === "'" || one === '"')) {
      quote = one;
      word ??= '';
    } else if (
      one === '\\' &&
      (quote === '' || (quote === '"' && /["\\$`]/.test(line[at + 1] ?? '')))
    ) {
      at += 1;
      word = (word ?? '') + (line[at] ?? '');
    } else if (quote === '' && /\s/.test(one)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + one;
  }
  return word === null ? words : [...words, word];
}
