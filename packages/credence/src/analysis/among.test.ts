import {
  clusterBootstrap,
  ece,
  eceStatistic,
  meanOutcomeStatistic,
  Random,
  ratioStatistic,
} from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { among } from './among.ts';

/** Points of so many tasks; the confidence says whether a point is kept: 0.9 or 0.2. */
function points(tasks: number) {
  const random = new Random(tasks);
  const groups = Array.from({ length: tasks * 12 }, (_, i) => `t${i % tasks}`);
  const p = groups.map(() => (random.uniform() < 0.3 ? 0.9 : 0.2));
  const y = groups.map(() => (random.uniform() < 0.6 ? 1 : 0));
  return { p, y, groups, kept: Uint8Array.from(p, (one) => (one === 0.9 ? 1 : 0)) };
}

// Enough tasks for the vector code of the library, and too few for it.
describe.each([8, 3_000])('a statistic of some of the points of %i tasks', (tasks) => {
  const { kept, ...all } = points(tasks);

  it('is what a ratio over all points is, resample by resample', () => {
    const keeps = (p: number) => (p > 0.5 ? 1 : 0);
    const { some, ratio } = clusterBootstrap(
      all,
      {
        some: among(kept, meanOutcomeStatistic),
        ratio: ratioStatistic((p, y) => keeps(p) * y, keeps),
      },
      { resamples: 200, seed: 5 },
    );
    expect(some.groups).toBe(tasks);
    expect(some.estimate).toBeCloseTo(ratio.estimate ?? Number.NaN, 12);
    some.replicates.forEach((value, draw) => {
      expect(value).toBeCloseTo(ratio.replicates[draw]!, 12);
    });
  });

  it('has the value of the measure on those points alone', () => {
    const mine = all.p.flatMap((p, i) => (kept[i] === 1 ? [{ p, y: all.y[i]! }] : []));
    const options = { bins: { kind: 'distinct' }, debiased: true } as const;
    const { some } = clusterBootstrap(
      all,
      { some: among(kept, eceStatistic(options)) },
      { resamples: 2 },
    );
    const alone = ece(
      mine.map(({ p }) => p),
      mine.map(({ y }) => y),
      options,
    );
    expect(some.estimate).toBeCloseTo(alone ?? Number.NaN, 12);
  });
});

it('is undefined where no point is kept, in a resample or at all', () => {
  const groups = ['a', 'b', 'c', 'd'];
  const few = { p: [0.5, 0.5, 0.5, 0.5], y: [1, 0, 1, 0], groups };
  const one = among(Uint8Array.of(1, 0, 0, 0), meanOutcomeStatistic);
  const none = among(new Uint8Array(4), eceStatistic());
  const result = clusterBootstrap(few, { one, none }, { resamples: 500, seed: 3 });
  expect(result.one.estimate).toBe(1);
  // A task of four is missed by (3/4)^4 of the resamples.
  expect(result.one.undefinedReplicates / 500).toBeCloseTo(0.316, 1);
  expect(result.none).toMatchObject({ estimate: null, undefinedReplicates: 500 });
});
