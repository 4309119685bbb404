import type { TransferRow } from '@credence/viewer';
import { recalibrationNames } from '@credence/viewer/helps';
import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../test/support/chosen.ts';
import { simulate } from '../../test/support/simulated-observations.ts';
import { transferTable } from './transfer-table.ts';

const base = {
  tasks: 30,
  samples: 10,
  stated: [0.6, 0.9],
  works: (stated: number) => stated - 0.1,
};

/** SIMULATED: what 0.9 means is as in the other benchmark, or far from it. */
const selfContained = { ...base, seed: 1, secure: (stated: number) => stated - 0.2 };
const repository = {
  ...base,
  seed: 2,
  kind: 'repository' as const,
  name: 'project',
  secure: (stated: number) => stated - 0.55,
};

const find = (rows: readonly TransferRow[], from: string, to: string, target = 'security') => {
  const row = rows.find(
    (one) =>
      one.from === from && one.to === to && one.target === target && one.recalibration === 'platt',
  );
  if (!row) throw new Error(`no row from ${from} to ${to}`);
  return row;
};

describe('a calibration carried to another kind of benchmark', () => {
  const { transfer, absent } = transferTable(
    chosenOf([...simulate(selfContained), ...simulate(repository)]),
    ['verbalized'],
  );
  const rows = transfer.filter(({ dimension }) => dimension === 'kind');

  it('has a matrix for each target and map', () => {
    expect(rows).toHaveLength(2 * 2 * 3 * recalibrationNames.length);
    expect(new Set(rows.map(({ recalibration }) => recalibration)).size).toBe(7);
    expect(rows.every(({ benchmark, model }) => benchmark === null && model === 'm')).toBe(true);
    expect(find(rows, 'self-contained', 'repository')).toMatchObject({
      ...{ fitted: { n: 300, tasks: 30 }, n: 300, tasks: 30, sharedTasks: 0, why: null },
    });
  });

  it('stops holding where confidence means something else', () => {
    const { before, after, change, cost } = find(rows, 'self-contained', 'repository');
    expect(before.ece.value).toBeCloseTo(0.55, 1);
    // What it learned, to take 0.2 off, is not enough: about 0.35 are left.
    expect(after.ece.value).toBeCloseTo(0.35, 1);
    expect(change.ece.high).toBeLessThan(0);
    expect(cost.ece.low).toBeGreaterThan(0.15);
    expect(cost.brier.low).toBeGreaterThan(0.05);
  });

  it('holds where it means the same', () => {
    const { cost, change } = find(rows, 'self-contained', 'repository', 'functional');
    expect(Math.abs(cost.brier.value ?? 1)).toBeLessThan(0.01);
    expect(cost.brier.low).toBeLessThan(0);
    expect(change.brier.value).toBeLessThan(0);
  });

  it('costs nothing to speak of at home', () => {
    const home = find(rows, 'repository', 'repository');
    expect(home.sharedTasks).toBe(30);
    expect(home.after.eceDebiased.value).toBeLessThan(0.08);
    expect(home.cost.ece.value).toBeNull();
  });

  it('says of what there is only one', () => {
    expect(absent).toEqual([
      { dimension: 'temperature', why: 'all answers are of one temperature: 0' },
      { dimension: 'model', why: 'all answers are of one model: m' },
      { dimension: 'language', why: 'all answers are of one language: python' },
    ]);
  });
});

it('carries a calibration between temperatures, models and languages within a benchmark', () => {
  const answers = [
    ...simulate({ ...selfContained, temperature: 0 }),
    ...simulate({ ...selfContained, temperature: 0.8, seed: 3 }),
    ...simulate({ ...selfContained, model: 'n', seed: 4 }),
    ...simulate({ ...selfContained, language: 'go', name: 'other', seed: 5 }),
  ];
  const { transfer } = transferTable(chosenOf(answers), ['verbalized']);
  const between = (dimension: string, from: string, to: string) =>
    find(
      transfer.filter((row) => row.dimension === dimension && row.model !== 'n'),
      from,
      to,
    );
  expect(between('temperature', '0', '0.8')).toMatchObject({
    ...{ benchmark: 'self-contained', model: 'm', tasks: 30, sharedTasks: 30, why: null },
  });
  // At temperature 0 there are the tasks in Go, too, which 0.8 has not.
  expect(between('temperature', '0', '0.8').fitted).toEqual({ n: 600, tasks: 60 });
  expect(between('model', 'n', 'm')).toMatchObject({ model: null, sharedTasks: 30, tasks: 60 });
  expect(between('language', 'python', 'go')).toMatchObject({ sharedTasks: 0, n: 300 });
});

it('says which side has too little data', () => {
  const small = { ...selfContained, tasks: 4, language: 'go' as const, name: 'small', seed: 9 };
  const { transfer } = transferTable(chosenOf([...simulate(selfContained), ...simulate(small)]), [
    'verbalized',
  ]);
  const rows = transfer.filter(({ dimension }) => dimension === 'language');
  expect(find(rows, 'go', 'python').why).toMatch(/^go: only 4 tasks/);
  expect(find(rows, 'python', 'go').why).toMatch(/^go: only 4 tasks/);
  expect(find(rows, 'python', 'go').after.ece).toEqual({ value: null, low: null, high: null });
  expect(find(rows, 'python', 'python').why).toBeNull();
});
