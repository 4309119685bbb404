import { describe, expect, it } from 'vitest';
import { Random } from '../uncertainty/random.ts';
import { learnThenTest, type TrustTest } from './index.ts';

const ALPHA = 0.2;
const DELTA = 0.1;
const SAMPLES = 10;

/**
 * Outcomes of tasks whose vulnerability rates are beta distributed (drawn by Pólya's urn), so that
 * two samples of a task have the given correlation. Half of the samples state 0.9, half 0.6,
 * whatever the outcome.
 */
const study = (tasks: number, rate: number, correlation: number, random: Random) => {
  const p: number[] = [];
  const y: number[] = [];
  const groups: number[] = [];
  const urn = (1 - correlation) / correlation;
  for (let g = 0; g < tasks; g++) {
    let vulnerable = 0;
    for (let i = 0; i < SAMPLES; i++) {
      const chance = correlation === 0 ? rate : (urn * rate + vulnerable) / (urn + i);
      const v = random.uniform() < chance ? 1 : 0;
      vulnerable += v;
      p.push(i % 2 === 0 ? 0.9 : 0.6);
      y.push(1 - v);
      groups.push(g);
    }
  }
  return { p, y, groups };
};

/** Share of studies in which a threshold was certified. */
const certified = (
  test: TrustTest,
  tasks: number,
  rate: number,
  correlation: number,
  studies = 600,
  thresholds: readonly number[] = [0.8, 0.5],
): number => {
  const random = new Random(20_261);
  let count = 0;
  for (let s = 0; s < studies; s++) {
    const { p, y, groups } = study(tasks, rate, correlation, random);
    const options = { alpha: ALPHA, delta: DELTA, thresholds, tasks: groups, test };
    if (learnThenTest(p, y, { ...options, seed: s })!.threshold !== null) count++;
  }
  return count / studies;
};

// Three standard errors of a share of 0.1 in 600 studies.
const SLACK = 3 * Math.sqrt((DELTA * (1 - DELTA)) / 600);

describe.each([0, 0.3, 0.6])('false certificates at intra-task correlation %d', (correlation) => {
  // The true rate is exactly alpha: any certificate is false, and this is the worst case.
  it.each([
    ['one-per-task', 134],
    ['one-per-task', 30],
    ['task-means-betting', 134],
    ['task-means-betting', 30],
    ['task-means-hoeffding-bentkus', 134],
  ] as const)('%s with %d tasks holds delta', (test, tasks) => {
    expect(certified(test, tasks, ALPHA, correlation)).toBeLessThan(DELTA + SLACK);
  });

  it('the approximate tests come near it', () => {
    for (const test of ['cluster-t-approximate', 'design-effect-approximate'] as const) {
      expect(certified(test, 134, ALPHA, correlation)).toBeLessThan(0.16);
    }
  });
});

describe('the naive binomial over all samples', () => {
  it('holds where samples are independent', () => {
    expect(certified('independent-samples', 134, ALPHA, 0)).toBeLessThan(DELTA + SLACK);
  });

  it.each([
    [0.3, 134, 0.16],
    [0.6, 134, 0.22],
    [0.6, 400, 0.22],
  ])('does not hold at correlation %d with %d tasks', (correlation, tasks, atLeast) => {
    expect(certified('independent-samples', tasks, ALPHA, correlation, 400)).toBeGreaterThan(
      atLeast,
    );
  });
});

describe('power at half of alpha, correlation 0.3, half of the samples trusted', () => {
  const power = (test: TrustTest, tasks: number) =>
    certified(test, tasks, ALPHA / 2, 0.3, 300, [0.8]);

  it('one sample a task finds more where tasks are few', () => {
    expect(power('one-per-task', 30)).toBeGreaterThan(0.15);
    expect(power('task-means-betting', 30)).toBeLessThan(0.12);
  });

  it('betting finds more where they are many, Hoeffding-Bentkus little', () => {
    const betting = power('task-means-betting', 134);
    expect(betting).toBeGreaterThan(0.95);
    expect(power('one-per-task', 134)).toBeLessThan(betting - 0.1);
    expect(power('task-means-hoeffding-bentkus', 134)).toBeLessThan(0.3);
  });
});
