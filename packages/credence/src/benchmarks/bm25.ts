/** Words of code: identifiers, taken apart at capitals, underscores and digits. */
export function words(text: string): readonly string[] {
  const parts = text.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  return parts.map((part) => part.toLowerCase()).filter((word) => word.length > 1);
}

function count(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

const k1 = 1.2;
const b = 0.75;

/**
 * How well each document answers the query, by Okapi BM25 (Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3), k1 = 1.2, b = 0.75, with
 * the logarithm that is never negative, ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
export function bm25(query: string, documents: readonly string[]): readonly number[] {
  const texts = documents.map(words);
  const averageLength = texts.reduce((sum, { length }) => sum + length, 0) / texts.length;
  const counts = texts.map(count);
  const terms = [...new Set(words(query))].map((term) => {
    const having = counts.filter((one) => one.has(term)).length;
    return { term, weight: Math.log(1 + (texts.length - having + 0.5) / (having + 0.5)) };
  });
  return texts.map(({ length }, index) => {
    const penalty = k1 * (1 - b + (b * length) / averageLength);
    return terms.reduce((sum, { term, weight }) => {
      const frequency = counts[index]?.get(term) ?? 0;
      return sum + (weight * frequency * (k1 + 1)) / (frequency + penalty);
    }, 0);
  });
}
