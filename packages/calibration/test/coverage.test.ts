import { describe, expect, it } from 'vitest';
import {
  brierStatistic,
  clopperPearsonInterval,
  clusterBootstrap,
  falseTrust,
  falseTrustStatistic,
  type Interval,
  overconfidenceGapStatistic,
  pairedDifference,
  pairedMeanDifference,
  Random,
  reliabilityBins,
} from '../src/index.ts';

/*
 * Simulations with known truth. Tasks have a common difficulty, so that samples of a task are alike:
 * with probability `correlation` a sample takes the outcome of its task, else its own.
 */

const TASKS = 40;
const SAMPLES = 8;
const LEVELS = [0.7, 0.8, 0.9, 0.95] as const;

const simulate = (random: Random, correlation: number, rate: (p: number) => number) => {
  const p: number[] = [];
  const y: number[] = [];
  const groups: number[] = [];
  for (let g = 0; g < TASKS; g++) {
    const luck = random.uniform();
    for (let i = 0; i < SAMPLES; i++) {
      const x = LEVELS[random.below(LEVELS.length)]!;
      p.push(x);
      const chance = random.uniform() < correlation ? luck : random.uniform();
      y.push(chance < rate(x) ? 1 : 0);
      groups.push(g);
    }
  }
  return { p, y, groups };
};

const overconfident = (p: number): number => p - 0.25;
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const truth = {
  brier: mean(LEVELS.map((p) => (p - 1) ** 2 * overconfident(p) + p ** 2 * (1 - overconfident(p)))),
  gap: 0.25,
  ofTrusted: mean([0.8, 0.9, 0.95].map((p) => 1 - overconfident(p))),
};

const covers = (interval: Interval | null, value: number): boolean =>
  interval !== null && interval[0] <= value && value <= interval[1];

describe('intervals at level 0.9 with samples alike within tasks', () => {
  const runs = 300;
  const count = { brier: 0, gap: 0, ofTrusted: 0, bca: 0, linear: 0, naive: 0, bins: 0 };
  const random = new Random(2024);
  for (let r = 0; r < runs; r++) {
    const points = simulate(random, 0.6, overconfident);
    const statistics = {
      brier: brierStatistic,
      gap: overconfidenceGapStatistic,
      ofTrusted: falseTrustStatistic(),
    };
    const options = { level: 0.9, resamples: 300, seed: r };
    const percentile = clusterBootstrap(points, statistics, options);
    const bca = clusterBootstrap(points, statistics, { ...options, method: 'bca' });
    if (covers(percentile.brier.interval, truth.brier)) count.brier++;
    if (covers(percentile.gap.interval, truth.gap)) count.gap++;
    if (covers(percentile.ofTrusted.interval, truth.ofTrusted)) count.ofTrusted++;
    if (covers(bca.ofTrusted.interval, truth.ofTrusted)) count.bca++;
    const rate = falseTrust(points.p, points.y, { groups: points.groups, level: 0.9 })!.ofTrusted;
    if (covers(rate.cluster!.interval, truth.ofTrusted)) count.linear++;
    if (covers(clopperPearsonInterval(rate.numerator, rate.denominator, 0.9), truth.ofTrusted)) {
      count.naive++;
    }
    const bins = reliabilityBins(points.p, points.y, {
      bins: { kind: 'distinct' },
      groups: points.groups,
      level: 0.9,
    });
    if (covers(bins[2]!.interval, overconfident(0.9))) count.bins++;
  }

  it.each(['brier', 'gap', 'ofTrusted', 'bca', 'linear', 'bins'] as const)('%s covers', (name) => {
    expect(count[name] / runs).toBeGreaterThan(0.83);
    expect(count[name] / runs).toBeLessThan(0.96);
  });

  it('and the interval for independent points would not', () => {
    expect(count.naive / runs).toBeLessThan(0.75);
  });
});

describe('paired comparison', () => {
  const compare = (seed: number, worse: number) => {
    const random = new Random(seed);
    const runs = 200;
    let permutation = 0;
    let t = 0;
    let covered = 0;
    for (let r = 0; r < runs; r++) {
      const a = simulate(random, 0.5, (p) => p - 0.1 - worse);
      const b = simulate(random, 0.5, (p) => p - 0.1);
      const { gap } = pairedDifference(
        a,
        b,
        { gap: overconfidenceGapStatistic },
        { resamples: 200, level: 0.9, seed: r },
      );
      if (gap.p! <= 0.1) permutation++;
      if (covers(gap.interval, worse)) covered++;
      const value = (p: number, y: number) => p - y;
      if (pairedMeanDifference(a, b, { value })!.p! <= 0.1) t++;
    }
    return { permutation: permutation / runs, t: t / runs, covered: covered / runs };
  };

  it('rejects equal systems no more often than it says', () => {
    const { permutation, t, covered } = compare(1, 0);
    expect(permutation).toBeGreaterThan(0.04);
    expect(permutation).toBeLessThan(0.16);
    expect(t).toBeLessThan(0.16);
    expect(covered).toBeGreaterThan(0.83);
  });

  it('finds a real difference', () => {
    const { permutation, t, covered } = compare(2, 0.2);
    expect(permutation).toBeGreaterThan(0.9);
    expect(t).toBeGreaterThan(0.9);
    expect(covered).toBeGreaterThan(0.83);
  });
});
