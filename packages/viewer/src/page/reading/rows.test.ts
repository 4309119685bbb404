import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../../test/fixture.ts';
import { calibrationRow } from '../../../test/metrics.ts';
import {
  benchmarksOf,
  calibrationRows,
  judged,
  leadingRow,
  methodsOf,
  modelsOf,
  pooledOutcomes,
  pooledRow,
  rowAt,
  targetsOf,
} from './rows.ts';

const data = simulatedReport({ tasks: 6, perTask: 1, temperatures: [0, 0.5, 1] });
const query = {
  model: 'simulated-small',
  method: 'verbalized',
  target: 'security',
  benchmark: 'self-contained',
} as const;

describe('rows of a report', () => {
  it('are offered in the order of the study, security first', () => {
    expect(modelsOf(data)).toEqual(['simulated-small', 'simulated-large']);
    expect(methodsOf(data)).toEqual(['verbalized', 'p-true']);
    expect(benchmarksOf(data)).toEqual(['self-contained']);
    expect(targetsOf(data)).toEqual(['security', 'functional', 'joint']);
  });

  it('come pooled first, then by temperature', () => {
    const shuffled = { ...data, calibration: [...data.calibration].reverse() };
    expect(calibrationRows(shuffled, query).map((row) => row.temperature)).toEqual([
      null,
      0,
      0.5,
      1,
    ]);
    expect(pooledRow(shuffled, query)?.temperature).toBeNull();
    expect(rowAt(shuffled, query, 0.5)?.temperature).toBe(0.5);
    expect(rowAt(shuffled, query, 0.7)).toBeNull();
  });

  it('need no pooled row when there is one temperature, and invent none when there are more', () => {
    const split = data.calibration.filter((row) => row.temperature !== null);
    expect(pooledRow({ ...data, calibration: split }, query)).toBeNull();
    const single = split.filter((row) => row.temperature === 0.5);
    expect(pooledRow({ ...data, calibration: single }, query)?.temperature).toBe(0.5);
  });

  it('of outcomes add up', () => {
    const given = pooledOutcomes(data, query);
    const split = data.outcomes.filter((row) => row.temperature !== null);
    expect(pooledOutcomes({ ...data, outcomes: split }, query)).toEqual(given);
    expect(judged(given!)).toBe(given!.samples);
  });
});

describe('the row that introduces a model', () => {
  const of = { model: 'm', temperature: null, benchmark: 'b', method: 'v' } as const;
  const row = (target: 'security' | 'functional', good: boolean | null) =>
    calibrationRow({ ...of, target }, [{ task: 't', confidence: 0.9, good }]);
  const lead = (security: boolean | null, functional: boolean | null) =>
    leadingRow(
      {
        ...simulatedReport(),
        calibration: [row('security', security), row('functional', functional)],
      },
      of,
    )?.target;

  it('is about security where anything is known of it, else about function', () => {
    expect(lead(false, false)).toBe('security');
    expect(lead(null, false)).toBe('functional');
    expect(lead(null, null)).toBe('security');
  });
});
