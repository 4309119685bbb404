/** The most likely tokens, in descending order, and the weight of the whole vocabulary. */
export interface Head {
  readonly tokens: readonly number[];
  /** Raw logits: before any temperature or truncation. */
  readonly logits: readonly number[];
  /** Sum of exp(logit - logits[0]) over the whole vocabulary, the head included. */
  readonly total: number;
  /** True when the head is the whole vocabulary. */
  readonly complete: boolean;
}

/** Natural log-probabilities of the head's tokens at temperature 1. */
export function logSoftmax({ logits, total }: Head): number[] {
  const shift = (logits[0] ?? 0) + Math.log(total);
  return logits.map((logit) => logit - shift);
}

/**
 * Draws from softmax(logits / temperature) over the whole vocabulary, given only its head and a
 * uniform number in [0, 1). The tail's weight is known at temperature 1, and at temperature T lies
 * between bounds that follow from every tail logit being at most the head's last.
 * @returns the position in the head, or `null` when only the whole vocabulary can tell.
 */
export function drawFromHead(head: Head, temperature: number, uniform: number): number | null {
  const top = head.logits[0];
  if (top === undefined) return null;
  const cumulative: number[] = [];
  let sum = 0;
  let sumAtOne = 0;
  for (const logit of head.logits) {
    sum += Math.exp((logit - top) / temperature);
    sumAtOne += Math.exp(logit - top);
    cumulative.push(sum);
  }
  const [low, high] = head.complete
    ? [0, 0]
    : tailBounds(Math.max(0, head.total - sumAtOne), head.logits.at(-1)! - top, temperature);
  const first = position(cumulative, uniform * (sum + low));
  const last = position(cumulative, uniform * (sum + high));
  if (first === last && first < cumulative.length) return first;
  return head.complete ? cumulative.length - 1 : null;
}

/**
 * Bounds of sum w^(1/T) over the tail, from sum w = `tail` and w <= e^`last`. For T <= 1 the sum is
 * at most tail * (e^last)^(1/T - 1); for T > 1 nothing useful bounds it from above.
 * Float sums of hundreds of thousands of terms are off by some 1e-5, which widens the bounds.
 */
function tailBounds(tail: number, last: number, temperature: number): [number, number] {
  const slack = 1e-4;
  if (temperature > 1) return [0, Number.POSITIVE_INFINITY];
  const high = (tail + slack) * Math.exp(last * (1 / temperature - 1));
  return [temperature === 1 ? Math.max(0, tail - slack) : 0, high];
}

function position(cumulative: readonly number[], threshold: number): number {
  let low = 0;
  let high = cumulative.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > threshold) high = middle;
    else low = middle + 1;
  }
  return low;
}
