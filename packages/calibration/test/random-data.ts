import { expect } from 'vitest';
import { type BinRule, Random } from '../src/index.ts';

export interface Points {
  readonly p: number[];
  readonly y: number[];
  readonly weights: number[];
  readonly groups: number[];
}

const LEVELS = [0, 0.1, 0.3, 0.1 + 0.2, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95, 1] as const;

/** Points of every awkward kind: ties, values on bin edges, exact 0 and 1, zero weights. */
export const randomPoints = (random: Random, n: number): Points => {
  const points: Points = { p: [], y: [], weights: [], groups: [] };
  for (let i = 0; i < n; i++) {
    const p = random.below(2) === 0 ? random.uniform() : LEVELS[random.below(LEVELS.length)]!;
    points.p.push(p);
    points.y.push(random.uniform() < p * p ? 1 : 0);
    points.weights.push(random.below(5) === 0 ? 0 : random.uniform());
    points.groups.push(random.below(1 + n / 4));
  }
  return points;
};

/** Calls the test on several random samples of growing size. */
export const forSamples = (seed: number, test: (points: Points, random: Random) => void): void => {
  const random = new Random(seed);
  for (const n of [1, 2, 3, 5, 8, 20, 60, 200]) test(randomPoints(random, n), random);
};

/** The same points in another order. */
export const shuffled = (points: Points, random: Random): Points => {
  const order = points.p.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const pick = (values: number[]) => order.map((i) => values[i]!);
  return {
    p: pick(points.p),
    y: pick(points.y),
    weights: pick(points.weights),
    groups: pick(points.groups),
  };
};

/** A rule of each kind. */
export const RULES: readonly BinRule[] = [
  { kind: 'width', count: 7 },
  { kind: 'mass', count: 5 },
  { kind: 'distinct' },
];

/** Stated confidences, ten points at each. */
export const TIED = [0.2, 0.5, 0.7, 0.9, 0.95].flatMap((x) => Array<number>(10).fill(x));

/** Outcomes drawn as the confidences say. */
export const forManyCalibrated = (
  times: number,
  p: readonly number[],
  visit: (y: number[]) => void,
): void => {
  const random = new Random(99);
  for (let i = 0; i < times; i++) visit(p.map((x) => (random.uniform() < x ? 1 : 0)));
};

/** Equal up to rounding, or both undefined. */
export const same = (a: number | null, b: number | null, digits = 9): void => {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(a).toBeCloseTo(b, digits);
};
