import { Random } from '@credence/calibration';
import { expect, it } from 'vitest';
import { checkPolicy } from './check-policy.ts';
import type { Scored } from './task-counts.ts';

const limits = { threshold: 0.5, alpha: 0.1, delta: 0.05 };

/** SIMULATED outcomes of accepted answers, three a task, of which a known share is bad. */
function outcomes(tasks: number, badRate: number, seed: number): readonly Scored[] {
  const random = new Random(seed);
  return Array.from({ length: 3 * tasks }, (_, index) => ({
    task: `${Math.floor(index / 3)}`,
    score: 0.9,
    outcome: random.uniform() < badRate ? 0 : 1,
  }));
}

it('finds a guarantee violated when far more is bad than it says', () => {
  expect(checkPolicy(outcomes(100, 0.4, 1), limits)).toMatchObject({
    state: 'violated',
    tasks: 100,
    accepted: 300,
  });
});

it('finds that it holds when far less is bad', () => {
  expect(checkPolicy(outcomes(300, 0.01, 1), limits).state).toBe('holds');
});

it('says nothing on little', () => {
  expect(checkPolicy(outcomes(3, 0.4, 1), limits).state).toBe('undecided');
  expect(checkPolicy([], limits)).toEqual({
    state: 'undecided',
    tasks: 0,
    accepted: 0,
    bad: 0,
    against: 1,
    onIt: 1,
  });
});

it('counts what is not accepted neither way', () => {
  const turnedAway = outcomes(100, 1, 1).map((row) => ({ ...row, score: 0.4 }));
  expect(checkPolicy(turnedAway, limits)).toMatchObject({
    state: 'undecided',
    accepted: 0,
    bad: 0,
  });
});

it('may be looked at whenever there is more, and still errs no oftener than delta', () => {
  // At a true rate of exactly alpha both verdicts are errors; each has a chance of at most delta,
  // over all looks together, since it is the highest wealth that decides.
  const repetitions = 400;
  const states = Array.from(
    { length: repetitions },
    (_, seed) => checkPolicy(outcomes(200, 0.1, seed + 1), limits).state,
  );
  const bound = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / repetitions);
  for (const state of ['violated', 'holds']) {
    expect(states.filter((one) => one === state).length / repetitions).toBeLessThanOrEqual(bound);
  }
});
