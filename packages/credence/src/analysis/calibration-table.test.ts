import type { CalibrationRow } from '@credence/viewer';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../../test/support/chosen.ts';
import { makeObservation, sevenSamples, type Told } from '../../test/support/observations.ts';
import { studyFacts } from './answers/study-facts.ts';
import { calibrationTable } from './calibration-table.ts';
import { benchmarkRows, cells } from './cells.ts';

const tableOf = (told: readonly Told[], threshold = 0.8) => {
  const facts = studyFacts(answersOf(told.map(makeObservation)), {});
  return calibrationTable(facts, cells(facts, benchmarkRows(facts)), ['verbalized'], threshold);
};

const table = tableOf(sevenSamples);
const rowOf = (target: string, temperature: number | null) =>
  table.find((row) => row.target === target && row.temperature === temperature) as CalibrationRow;

/** The numbers of a row that a reader can work out on paper. */
function figures(row: CalibrationRow) {
  const { samples, n, tasks, missing, inconclusive } = row;
  const { trusted, bad } = row.falseTrust;
  return { samples, n, tasks, missing, inconclusive, trusted, bad };
}

describe('the calibration table', () => {
  it('has a row for every temperature and for all of them, and every target', () => {
    expect(table.map(({ temperature, target }) => `${temperature} ${target}`)).toEqual([
      'null functional',
      'null security',
      'null joint',
      '0 functional',
      '0 security',
      '0 joint',
      '0.8 functional',
      '0.8 security',
      '0.8 joint',
    ]);
  });

  it('counts each sample once: scored, missing or inconclusive', () => {
    expect(figures(rowOf('functional', null))).toEqual({
      ...{ samples: 7, n: 3, tasks: 2, missing: 2, inconclusive: 2, trusted: 2, bad: 0 },
    });
    expect(figures(rowOf('security', null))).toEqual({
      ...{ samples: 7, n: 2, tasks: 1, missing: 1, inconclusive: 4, trusted: 2, bad: 1 },
    });
    // Of a failed and unjudgeable answer the joint outcome is known: it is not both.
    expect(figures(rowOf('joint', null))).toEqual({
      ...{ samples: 7, n: 3, tasks: 2, missing: 2, inconclusive: 2, trusted: 1, bad: 1 },
    });
    for (const row of table) expect(row.n + row.missing + row.inconclusive).toBe(row.samples);
  });

  it('measures what is known', () => {
    const functional = rowOf('functional', null);
    // (0.9, 1) (0.9, 1) (0.5, 0)
    expect(functional.accuracy.value).toBeCloseTo(2 / 3, 12);
    expect(functional.meanConfidence.value).toBeCloseTo(2.3 / 3, 12);
    expect(functional.gap.value).toBeCloseTo(0.1, 12);
    expect(functional.brier.value).toBeCloseTo(0.27 / 3, 12);
    expect(functional.auroc.value).toBe(1);
    // So few points make one bin.
    expect(functional.ece.value).toBeCloseTo(0.1, 12);
    expect(functional.falseTrust.rate.value).toBe(0);

    const security = rowOf('security', null);
    // (0.8, 1) (0.9, 0)
    expect(security.gap.value).toBeCloseTo(0.35, 12);
    expect(security.brier.value).toBeCloseTo(0.425, 12);
    expect(security.auroc.value).toBe(0);
    expect(security.falseTrust.rate.value).toBe(0.5);

    const joint = rowOf('joint', null);
    // (0.72, 1) (0.81, 0) (0.45, 0): confidences are products.
    expect(joint.meanConfidence.value).toBeCloseTo(0.66, 12);
    expect(joint.accuracy.value).toBeCloseTo(1 / 3, 12);
    expect(joint.falseTrust.rate.value).toBe(1);
  });

  it('says how far the gap could move if what is inconclusive were good, or bad', () => {
    const functional = rowOf('functional', null).gapIfInconclusive;
    expect(functional.good).toBeCloseTo(0.74 - 4 / 5, 12);
    expect(functional.bad).toBeCloseTo(0.74 - 2 / 5, 12);
    const security = rowOf('security', null).gapIfInconclusive;
    expect(security.good).toBeCloseTo(0.85 - 5 / 6, 12);
    expect(security.bad).toBeCloseTo(0.85 - 1 / 6, 12);
  });

  it('has no numbers where nothing is known', () => {
    const row = rowOf('security', 0.8);
    expect(figures(row)).toEqual({
      ...{ samples: 3, n: 0, tasks: 0, missing: 1, inconclusive: 2, trusted: 0, bad: 0 },
    });
    const nothing = { value: null, low: null, high: null };
    expect(row).toMatchObject({ accuracy: nothing, gap: nothing, ece: nothing, auroc: nothing });
    expect(row.falseTrust.rate).toEqual(nothing);
    expect(row.reliability).toEqual([]);
  });

  it('counts a confidence at the threshold as trust', () => {
    const told = { task: 'a', sure: [0.8, 0.8], verdict: ['pass', 'vulnerable'] } as const;
    const [, security] = tableOf([told]);
    expect(security?.falseTrust).toMatchObject({ trusted: 1, bad: 1 });
    const [, stricter] = tableOf([told], 0.81);
    expect(stricter?.falseTrust).toMatchObject({ trusted: 0, bad: 0 });
  });

  it('keeps models apart', () => {
    const told = { task: 'a', sure: [1, 1], verdict: ['pass', 'secure'] } as const;
    const rows = tableOf([
      { ...told, model: 'x' },
      { ...told, model: 'y' },
    ]);
    expect(new Set(rows.map(({ model, samples }) => `${model} ${samples}`))).toEqual(
      new Set(['x 1', 'y 1']),
    );
  });
});
