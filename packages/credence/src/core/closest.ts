/** Edit distance (Levenshtein) between two short words. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The known words, the nearest first. */
const ranked = (word: string, known: readonly string[]) =>
  known
    .map((candidate) => ({ candidate, d: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((a, b) => a.d - b.d);

/** The known word that was probably meant, or `null` when none is near. */
export function closest(word: string, known: readonly string[]): string | null {
  const best = ranked(word, known)[0];
  return best && best.d <= Math.max(2, Math.floor(word.length / 3)) ? best.candidate : null;
}

/** As many as can be taken in at a glance. */
const glance = 20;
const nearest = 5;

/** ` Did you mean "x"?`, or a list of what there is, of the nearest where there is much. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  if (near) return `Did you mean "${near}"?`;
  if (known.length <= glance) return `Known: ${[...known].sort().join(', ')}.`;
  const some = ranked(word, known).slice(0, nearest);
  return `The nearest of ${known.length}: ${some.map(({ candidate }) => candidate).join(', ')}.`;
}
