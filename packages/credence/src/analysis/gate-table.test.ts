import type { GateRow } from '@credence/viewer';
import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../test/support/chosen.ts';
import { makeConfidence, makeObservation, type Told } from '../../test/support/observations.ts';
import { simulate } from '../../test/support/simulated-observations.ts';
import { gateTable } from './gate-table.ts';
import type { Observation } from './observations.ts';

const find = (rows: readonly GateRow[], target: string, gates: string) => {
  const row = rows.find((one) => one.target === target && one.gates.join('+') === gates);
  if (!row) throw new Error(`no row for ${target} behind ${gates}`);
  return row;
};

describe('gates on answers that a reader can count', () => {
  const told: readonly Told[] = [
    { task: 'a', index: 0, sure: [0.9, 0.9], verdict: ['pass', 'secure'] },
    { task: 'a', index: 1, sure: [0.9, 0.9], verdict: ['fail', 'vulnerable'] },
    { task: 'b', index: 0, sure: [0.9, 0.9], verdict: ['pass', 'vulnerable'] },
    { task: 'b', index: 1, sure: [0.5, 0.5], verdict: ['fail', 'secure'] },
    { task: 'c', index: 0, sure: [0.9, 0.9], verdict: ['inconclusive', 'secure'] },
    { task: 'c', index: 1, code: null },
  ];
  const { rows, gates } = gateTable(chosenOf(told.map(makeObservation)), ['verbalized'], 0.8);
  const none = find(rows, 'security', '');
  const execution = find(rows, 'security', 'execution');

  it('says what each gate does', () => {
    expect(gates.map(({ id }) => id)).toContain('execution');
    expect(rows.every((row) => row.gates.every((id) => gates.some((gate) => gate.id === id)))).toBe(
      true,
    );
  });

  it('lets everything pass where there is no gate', () => {
    expect(none).toMatchObject({ samples: 6, tasks: 3, accepted: 6, examined: 6, why: null });
    expect(none.coverage.value).toBe(1);
    expect(none.all.n).toBe(5);
    expect(none.onAccepted).toEqual(none.all);
    // Two of the four that are trusted; two of the two vulnerable; two of all five.
    expect(none.all.falseTrust.value).toBeCloseTo(2 / 4, 12);
    expect(none.all.falseTrustOfBad.value).toBe(1);
    expect(none.all.falseTrustOfAll.value).toBeCloseTo(2 / 5, 12);
    // One works and is secure; of c 0 nobody can tell.
    expect([none.jointQuality.value, none.jointKnown]).toEqual([1 / 5, 5]);
    expect(none.change.all.ece.value).toBeNull();
  });

  it('turns away what fails its tests, or has no code', () => {
    expect(execution).toMatchObject({ accepted: 3, examined: 5, jointKnown: 2, why: null });
    expect(execution.coverage.value).toBe(0.5);
    expect(execution.jointQuality.value).toBe(0.5);
    expect(execution.change.jointQuality.value).toBeCloseTo(0.5 - 0.2, 12);
    // Of all: a 1 and b 1 are now at 0. Trusted: a 0, b 0, c 0, of which b 0 is vulnerable.
    expect(execution.all.n).toBe(5);
    expect(execution.all.falseTrust.value).toBeCloseTo(1 / 3, 12);
    expect(execution.all.trusted.value).toBeCloseTo(3 / 5, 12);
    expect(none.all.brier.value).toBeCloseTo((2 * 0.01 + 2 * 0.81 + 0.25) / 5, 12);
    expect(execution.all.brier.value).toBeCloseTo((2 * 0.01 + 0.81 + 0 + 1) / 5, 12);
    // Of the accepted: 0.9 three times, twice secure.
    expect(execution.onAccepted.n).toBe(3);
    expect(execution.onAccepted.ece.value).toBeCloseTo(0.9 - 2 / 3, 12);
    expect(execution.change.onAccepted.falseTrust.value).toBeCloseTo(1 / 3 - 1 / 2, 12);
  });

  it('says that evidence is missing instead of a number', () => {
    for (const gates of ['static-error', 'static-warning', 'critic', 'agreement']) {
      for (const row of [find(rows, 'joint', gates), find(rows, 'joint', `execution+${gates}`)]) {
        expect(row.why).toMatch(new RegExp(`^${gates}: `));
        expect([row.examined, row.coverage.value, row.all.ece.value]).toEqual([0, null, null]);
      }
    }
  });
});

describe('gates on SIMULATED answers', () => {
  // Where things work they are secure half of the time, else hardly ever.
  const answers = simulate({
    ...{ tasks: 40, samples: 10, seed: 1, stated: [0.6, 0.9], spread: 0.1 },
    works: () => 0.5,
    secure: () => 0.5,
  }).map((one): Observation => {
    const { verdict } = one;
    if (verdict?.functional.outcome !== 'fail') return one;
    return { ...one, verdict: { ...verdict, security: { outcome: 'vulnerable', reason: '' } } };
  });
  const { rows } = gateTable(chosenOf(answers), ['verbalized'], 0.8);

  it('finds what a gate that knows something is worth', () => {
    const { coverage, jointQuality, change } = find(rows, 'security', 'execution');
    expect(coverage.value).toBeCloseTo(0.5, 1);
    expect(jointQuality.value).toBeCloseTo(0.5, 1);
    expect(change.jointQuality.low).toBeGreaterThan(0.15);
    expect(change.all.ece.high).toBeLessThan(-0.1);
    expect(change.onAccepted.falseTrust.high).toBeLessThan(-0.1);
  });

  it('finds that a gate that turns nothing away is worth nothing', () => {
    const { coverage, change } = find(rows, 'security', 'compile');
    expect(coverage).toEqual({ value: 1, low: 1, high: 1 });
    expect(change.all.brier).toEqual({ value: 0, low: 0, high: 0 });
    expect(change.onAccepted.ece).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('lets a critic lower what is stated, and turn nothing away', () => {
    const criticised = answers.map(
      (one): Observation => ({
        ...one,
        confidences: [
          ...one.confidences,
          { ...makeConfidence(one.sample, 'security', 0.25), method: 'critic' },
        ],
      }),
    );
    const table = gateTable(chosenOf(criticised), ['verbalized'], 0.8).rows;
    const critic = find(table, 'security', 'critic');
    expect(critic).toMatchObject({ accepted: 400, examined: 400, why: null });
    expect(critic.all.trusted.value).toBe(0);
    expect(critic.all.falseTrust.value).toBeNull();
    expect(critic.change.all.trusted.value).toBeCloseTo(-0.5, 1);
    // It was not asked whether they work.
    expect(find(table, 'functional', 'critic').why).toMatch(/^critic: /);
  });
});
