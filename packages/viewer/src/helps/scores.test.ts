import {
  type BinRule,
  brierSkillStatistic,
  brierStatistic,
  clusterBootstrap,
  eceStatistic,
  falseTrustStatistic,
  meanOutcomeStatistic,
  Random,
  ratioStatistic,
} from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { bootstrapOptions, toEstimate } from '../measure/index.ts';
import { difference } from './differences.ts';
import { talliedPoints } from './points.ts';
import { resampledScores, resampledShare, scoreNames } from './scores.ts';

/** Numbers the tasks in the order in which they first come. */
function numbered(groups: readonly string[]) {
  const numbers = [...new Set(groups)];
  return {
    task: Int32Array.from(groups, (group) => numbers.indexOf(group)),
    tasks: numbers.length,
  };
}

function points(tasks: number, levels: number) {
  const random = new Random(tasks);
  const groups = Array.from({ length: tasks * 8 }, (_, i) => `t${Math.floor(i / 8)}`);
  const p = Float64Array.from(groups, () => Math.round(levels * random.uniform()) / levels);
  return { p, y: p.map((one) => (random.uniform() < one ** 2 ? 1 : 0)), groups };
}

const threshold = 0.8;

describe.each([
  ['distinct values', points(9, 4), { kind: 'distinct' }],
  ['equal mass', points(60, 10_000), { kind: 'mass', count: 10 }],
] as const)('scores on bins of %s', (_, sample, bins: BinRule) => {
  const { task, tasks } = numbered(sample.groups);
  const tallied = talliedPoints(sample.p, sample.y, task, tasks);
  const mine = resampledScores(tallied, bins, threshold);
  const library = clusterBootstrap(
    sample,
    {
      ece: eceStatistic({ bins }),
      eceDebiased: eceStatistic({ bins, debiased: true }),
      brier: brierStatistic,
      skill: brierSkillStatistic,
      falseTrust: falseTrustStatistic({ threshold }),
      falseTrustOfBad: falseTrustStatistic({ threshold, form: 'ofVulnerable' }),
      falseTrustOfAll: falseTrustStatistic({ threshold, form: 'joint' }),
      trusted: ratioStatistic(
        (p) => (p >= threshold ? 1 : 0),
        () => 1,
      ),
    },
    bootstrapOptions,
  );

  it('puts equal answers to a task together where values are few', () => {
    expect(tallied.n).toBe(sample.p.length);
    expect(tallied.p.length < sample.p.length).toBe(bins.kind === 'distinct');
  });

  it.each(scoreNames)('%s is that of the library, resample by resample', (name) => {
    const [here, there] = [mine[name], library[name]];
    expect(here.tasks).toBe(there.groups);
    expect(here.value).toBeCloseTo(there.estimate ?? Number.NaN, 10);
    expect(here.replicates).toHaveLength(there.replicates.length);
    const apart = here.replicates.filter((value, draw) => {
      const other = there.replicates[draw]!;
      return Number.isNaN(value) !== Number.isNaN(other) || Math.abs(value - other) > 1e-9;
    });
    expect(apart).toHaveLength(0);
    const { low, high } = toEstimate(here);
    expect(low).toBeCloseTo(there.interval?.[0] ?? Number.NaN, 9);
    expect(high).toBeCloseTo(there.interval?.[1] ?? Number.NaN, 9);
  });
});

describe('a share of answers', () => {
  const { y, groups } = points(12, 10);

  it('is a mean outcome where it is of all', () => {
    const mine = resampledShare(
      numbered(groups),
      (answer) => y[answer] === 1,
      () => true,
    );
    const { rate } = clusterBootstrap(
      { p: y, y, groups },
      { rate: meanOutcomeStatistic },
      bootstrapOptions,
    );
    expect(toEstimate(mine)).toEqual({
      value: rate.estimate,
      low: rate.interval?.[0],
      high: rate.interval?.[1],
    });
  });

  it('is undefined where there is nothing to be a share of, in a resample or at all', () => {
    const four = numbered(['a', 'b', 'c', 'd']);
    const one = resampledShare(
      four,
      () => true,
      (answer) => answer === 0,
    );
    expect(one.value).toBe(1);
    // A task of four is missed by (3/4)^4 of the resamples.
    expect(one.replicates.filter(Number.isNaN).length / 1_000).toBeCloseTo(0.316, 1);
    const none = resampledShare(
      four,
      () => true,
      () => false,
    );
    expect(toEstimate(none)).toEqual({ value: null, low: null, high: null });
  });
});

describe('a difference', () => {
  const few = numbered(['a', 'b', 'c', 'c']);
  const half = resampledShare(
    few,
    (answer) => answer % 2 === 0,
    () => true,
  );

  it('of a statistic from itself is nothing, in every resample', () => {
    expect(difference(half, half)).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('is refused between other tasks', () => {
    const other = resampledShare(
      numbered(['a', 'b']),
      () => true,
      () => true,
    );
    expect(() => difference(half, other)).toThrow(RangeError);
  });

  it('has no interval where there is one task', () => {
    const alone = resampledShare(
      numbered(['a', 'a']),
      (answer) => answer === 0,
      () => true,
    );
    expect(toEstimate(alone)).toEqual({ value: 0.5, low: null, high: null });
  });
});
