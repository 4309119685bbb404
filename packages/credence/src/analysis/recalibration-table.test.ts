import { Random } from '@credence/calibration';
import type { RecalibrationRow } from '@credence/viewer';
import { recalibrationCells, recalibrationNames } from '@credence/viewer/helps';
import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../test/support/chosen.ts';
import { simulate } from '../../test/support/simulated-observations.ts';
import { recalibrationTable } from './recalibration-table.ts';

/** True rates far below what is stated: 0.9 is right half of the time, 0.6 three times in ten. */
const overconfident = {
  tasks: 40,
  samples: 12,
  stated: [0.6, 0.9],
  works: (stated: number) => (stated === 0.9 ? 0.5 : 0.3),
  secure: (stated: number) => stated,
  seed: 1,
};

const rowOf = (rows: readonly RecalibrationRow[], target: string, recalibration: string) => {
  const row = rows.find((one) => one.target === target && one.recalibration === recalibration);
  if (!row) throw new Error(`no row for ${target} ${recalibration}`);
  return row;
};

describe('recalibration of SIMULATED answers', () => {
  const rows = recalibrationTable(chosenOf(simulate(overconfident)), ['verbalized'], 0.8);

  it('has a row for every target and method of the library', () => {
    expect(rows.map(({ target, recalibration }) => `${target} ${recalibration}`)).toEqual(
      ['functional', 'security', 'joint'].flatMap((target) =>
        recalibrationNames.map((name) => `${target} ${name}`),
      ),
    );
    expect(new Set(rows.map(({ n, tasks, folds }) => `${n} ${tasks} ${folds}`))).toEqual(
      new Set(['480 40 5']),
    );
  });

  // Temperature cannot bring a confidence across 1/2, which half of these would have to.
  it.each(recalibrationNames.filter((name) => name !== 'temperature'))(
    '%s finds the true rates of an overconfident model',
    (name) => {
      const { before, after, change, caution, why } = rowOf(rows, 'functional', name);
      expect([caution, why]).toEqual([null, null]);
      // |0.9 - 0.5| and |0.6 - 0.3|, half of the answers each.
      expect(before.ece.value).toBeCloseTo(0.35, 1);
      expect(after.eceDebiased.value).toBeLessThan(0.06);
      expect(change.ece.high).toBeLessThan(-0.2);
      // (0.4² + 0.3²) / 2 is what wrong levels cost.
      expect(change.brier.low).toBeLessThan(-0.125);
      expect(change.brier.high).toBeGreaterThan(-0.125);
      expect(change.skill.low).toBeGreaterThan(0);
      // Nothing is as sure as 0.8 any more, so nothing is trusted.
      expect(before.falseTrust.value).toBeCloseTo(0.5, 1);
      expect(after.falseTrust.value).toBeNull();
      expect(change.falseTrust.value).toBeNull();
      expect(after.falseTrustOfAll.value).toBe(0);
      expect(change.falseTrustOfAll.high).toBeLessThan(-0.1);
    },
  );

  it.each(['temperature', 'platt', 'beta'])('%s leaves a calibrated model as it is', (name) => {
    const { change } = rowOf(rows, 'security', name);
    expect(Math.abs(change.brier.value ?? 1)).toBeLessThan(0.01);
    expect(change.brier.high).toBeGreaterThan(0);
  });
});

it('covers the true change of the Brier score about as often as it says', () => {
  const { seed: _, ...options } = overconfident;
  const random = new Random(11);
  const repetitions = 40;
  let covered = 0;
  for (let i = 0; i < repetitions; i += 1) {
    const answers = simulate({ ...options, spread: 0.15, seed: random.word() });
    const [cell] = recalibrationCells(chosenOf(answers), 'verbalized', 'functional', 0.8);
    if (!cell) throw new Error('no answers');
    const { change } = cell.row('platt');
    if ((change.brier.low ?? 1) <= -0.125 && -0.125 <= (change.brier.high ?? -1)) covered += 1;
  }
  // A binomial share at 95 % of 40 is above 0.8 but for one case in a thousand.
  expect(covered / repetitions).toBeGreaterThan(0.8);
}, 60_000);

describe('too little data', () => {
  it('is said, and gives no number', () => {
    const rows = recalibrationTable(
      chosenOf(simulate({ ...overconfident, tasks: 9 })),
      ['verbalized'],
      0.8,
    );
    expect(rows).toHaveLength(3 * recalibrationNames.length);
    for (const { why, before, after, change } of rows) {
      expect(why).toMatch(/^only 9 tasks have answers .* of 10 that 5 folds need$/);
      for (const { value } of [before, after, change].flatMap((all) => Object.values(all))) {
        expect(value).toBeNull();
      }
    }
  });

  it('is that no confidence is stated by a method', () => {
    const rows = recalibrationTable(chosenOf(simulate(overconfident)), ['p-true'], 0.8);
    expect(new Set(rows.map(({ why }) => why))).toEqual(
      new Set(['no answer has both a confidence and a conclusive outcome']),
    );
  });

  it('is warned of where all outcomes are alike', () => {
    const hopeless = { ...overconfident, works: () => 0 };
    const rows = recalibrationTable(chosenOf(simulate(hopeless)), ['verbalized'], 0.8);
    const platt = rowOf(rows, 'functional', 'platt');
    expect(platt.caution).toMatch(/^all 480 outcomes are bad: /);
    expect(platt.after.ece.value).toBeLessThan(0.02);
    expect(platt.after.skill.value).toBeNull();
    expect(rowOf(rows, 'functional', 'beta').why).toMatch(/^beta finds no map in 5 of 5 folds/);
  });
});
