import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { drawFromHead, type Head, logSoftmax } from './sampling.ts';

/** A vocabulary of logits, peaked as those of a language model, in descending order, and its head. */
function vocabulary(size: number, seed: number) {
  const random = new Random(seed);
  const logits = Array.from(
    { length: size },
    () => 12 * (random.uniform() + random.uniform() + random.uniform() - 1.5),
  ).sort((a, b) => b - a);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - logits[0]!), 0);
  const head = (length: number): Head => ({
    tokens: [...logits.keys()].slice(0, length),
    logits: logits.slice(0, length),
    total,
    complete: length >= size,
  });
  return { logits, head };
}

/** Where a uniform number falls in softmax(logits / temperature), by definition. */
function byDefinition(logits: readonly number[], temperature: number, uniform: number): number {
  const weights = logits.map((logit) => Math.exp((logit - logits[0]!) / temperature));
  let left = uniform * weights.reduce((a, b) => a + b);
  return weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
}

describe('a draw from the head', () => {
  it.each([0.2, 0.5, 0.8, 1, 1.3])(
    'at temperature %d is that from all, or says it cannot tell',
    (t) => {
      const { logits, head } = vocabulary(2_000, 5);
      const random = new Random(11);
      let told = 0;
      for (let i = 0; i < 500; i++) {
        const uniform = random.uniform();
        const expected = byDefinition(logits, t, uniform);
        const position = drawFromHead(head(200), t, uniform);
        if (position !== null) {
          told++;
          expect(position).toBe(expected);
        }
        expect(drawFromHead(head(2_000), t, uniform)).toBe(expected);
      }
      if (t <= 0.5) expect(told).toBeGreaterThan(450);
    },
  );

  it('cannot tell when the draw falls into the tail', () => {
    const { head } = vocabulary(2_000, 5);
    expect(drawFromHead(head(10), 1, 0.9999)).toBeNull();
  });

  it('stays in range at both ends', () => {
    const { head } = vocabulary(50, 3);
    expect(drawFromHead(head(50), 1, 0)).toBe(0);
    expect(drawFromHead(head(50), 1, 1 - 2 ** -53)).toBe(49);
    expect(drawFromHead({ tokens: [], logits: [], total: 0, complete: false }, 1, 0)).toBeNull();
  });
});

it('log-probabilities are those of the softmax over all, for a head too', () => {
  const { logits, head } = vocabulary(300, 9);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  const values = logSoftmax(head(20));
  expect(values).toHaveLength(20);
  for (const [i, value] of values.entries()) {
    expect(value).toBeCloseTo(Math.log(Math.exp(logits[i]!) / sum), 10);
  }
});
