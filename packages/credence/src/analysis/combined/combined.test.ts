import { auroc, Random, sigmoid } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../test/support/chosen.ts';
import { makeObservation, type Told } from '../../../test/support/observations.ts';
import { contentHash } from '../../core/keys.ts';
import { codeFeatureNames, codeFeatures } from './code-features.ts';
import { fitRidgeLogistic } from './ridge-logistic.ts';
import { withCombined } from './with-combined.ts';

/** A fit to cases that are written row by row. */
function fitRows(rows: readonly (readonly number[])[], outcomes: readonly number[]) {
  const features = rows[0]!.map((_, j) => Float64Array.from(rows, (row) => row[j]!));
  const predict = fitRidgeLogistic(features, Float64Array.from(outcomes));
  return (row: readonly number[]) => predict((j) => row[j]!);
}

it('finds the coefficients that SIMULATED outcomes were drawn with', () => {
  const random = new Random(5);
  const rows = Array.from({ length: 20_000 }, () => [10 * random.uniform(), random.uniform()]);
  const truth = ([a = 0, b = 0]: readonly number[]) => sigmoid(-1 + 0.4 * a - 2 * b);
  const fit = fitRows(
    rows,
    rows.map((row) => (random.uniform() < truth(row) ? 1 : 0)),
  );
  for (const row of [
    [1, 0.1],
    [5, 0.5],
    [9, 0.9],
  ]) {
    expect(fit(row)).toBeCloseTo(truth(row), 1);
  }
});

it('a missing feature is as the mean, and one that never varies says nothing', () => {
  const rows = [
    [1, 7, 1],
    [2, 7, Number.NaN],
    [3, 7, 0],
    [4, 7, Number.NaN],
  ];
  const fit = fitRows(rows, [0, 0, 1, 1]);
  expect(fit([2.5, 7, 0.5])).toBeCloseTo(fit([2.5, 99, Number.NaN]), 12);
  expect(fit([4, 7, 0.5])).toBeGreaterThan(fit([1, 7, 0.5]));
});

/** SIMULATED answers of 30 tasks whose outcome follows the stated confidence, or does not. */
function simulated(informative: boolean, seed = 1): readonly Told[] {
  const random = new Random(seed);
  return Array.from({ length: 180 }, (_, i) => {
    const sure = random.uniform();
    const good = random.uniform() < (informative ? sure : 0.5);
    const told = `${'x = f(1)\n'.repeat(1 + random.below(9))}# ${i}`;
    return {
      task: `t${i % 30}`,
      index: Math.floor(i / 30),
      code: told,
      sure: [sure, 0.5],
      verdict: [good ? 'pass' : 'fail', 'secure'],
    };
  });
}

const journalOf = (told: readonly Told[]) => ({
  bodies: async () =>
    new Map(told.flatMap(({ code }) => (code ? [[contentHash(code), code] as const] : []))),
});

async function predictions(told: readonly Told[]) {
  const answers = answersOf(told.map(makeObservation));
  const combined = await withCombined(answers, ['verbalized'], journalOf(told));
  const rowOf = new Map(Array.from({ length: answers.size }, (_, row) => [answers.key(row), row]));
  const rows = told.map((one) => rowOf.get(makeObservation(one).sample.key)!);
  const of = (target: string) => {
    const column = combined?.confidences.find(
      (one) => one.method === 'combined' && one.target === target,
    );
    return (
      column &&
      rows.map((row) => {
        const value = column.value[row]!;
        const reason = column.reasons[column.missing[row]! - 1] ?? null;
        return { value: Number.isNaN(value) ? null : value, missing: reason };
      })
    );
  };
  return { functional: of('functional'), security: of('security') };
}

const goodIn = (told: readonly Told[]) =>
  told.map(({ verdict }): 0 | 1 => (verdict?.[0] === 'pass' ? 1 : 0));

describe('the combined estimator', () => {
  it('ranks SIMULATED answers by what informs, and finds nothing where nothing does', async () => {
    for (const [informative, low, high] of [
      [true, 0.75, 1],
      [false, 0.3, 0.62],
    ] as const) {
      const told = simulated(informative);
      const { functional } = await predictions(told);
      const values = functional!.map(({ value }) => value!);
      const area = auroc(values, goodIn(told));
      expect(area).toBeGreaterThan(low);
      expect(area).toBeLessThan(high);
    }
  });

  it('predicts no answer from outcomes of its own task', async () => {
    const told = simulated(true);
    const changed = told.map(
      (one): Told => (one.task === 't7' ? { ...one, verdict: ['pass', 'secure'] } : one),
    );
    const [before, after] = [await predictions(told), await predictions(changed)];
    const of = (values: typeof before.functional, task: boolean) =>
      values!.filter((_, i) => (told[i]!.task === 't7') === task).map(({ value }) => value);
    expect(of(after.functional, true)).toEqual(of(before.functional, true));
    expect(of(after.functional, false)).not.toEqual(of(before.functional, false));
  });

  it('says where it is not fitted, or has no code', async () => {
    // Every answer is secure, so that there is nothing to learn about security.
    const told = [
      ...simulated(true),
      { task: 't1', index: 9, code: null, sure: [0.5, 0.5] } as Told,
    ];
    const { functional, security } = await predictions(told);
    expect(new Set(security!.slice(0, -1).map(({ missing }) => missing))).toEqual(
      new Set(['not-fitted']),
    );
    expect(functional!.at(-1)).toMatchObject({ value: null, missing: 'no-code' });
    expect((await predictions(told.slice(0, 12))).functional).toBeUndefined();
  });
});

it('counts what code is made of, in any language', () => {
  const features = (code: string, language: 'python' | 'c' = 'python') =>
    Object.fromEntries(codeFeatures(code, language).map((x, i) => [codeFeatureNames[i], x]));
  expect(features('import os\nif a and b:\n    os.system("ls")  # eval(x)\n')).toMatchObject({
    'log imports': Math.log(2),
    'log risky calls': Math.log(2),
    'log strings': Math.log(2),
    'log functions': 0,
  });
  expect(features('').valueOf()).toMatchObject({ 'log tokens': 0, 'branches per 100 tokens': 0 });
  expect(
    features('if (a && b) f(); else strcpy(c, d);', 'c')['branches per 100 tokens'],
  ).toBeCloseTo(200 / 18, 12);
});
