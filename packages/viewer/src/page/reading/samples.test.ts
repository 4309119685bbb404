import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../../test/fixture.ts';
import { confidenceOf, falseTrustCases, thresholdOf } from './false-trust.ts';
import { everySample, querySamples, type SampleQuery } from './sample-query.ts';

const data = simulatedReport({ tasks: 12 });
const view = { benchmark: 'self-contained', method: 'verbalized' };
const said = (sample: (typeof data.samples)[number]) =>
  confidenceOf(sample, 'verbalized', 'security')?.value ?? null;
const falselyTrusted = data.samples.filter(
  (sample) => sample.security === 'vulnerable' && (said(sample) ?? -1) >= 0.8,
);
const query = (part: Partial<SampleQuery>) =>
  querySamples(data.samples, { ...everySample, ...part }, 'verbalized', 0.8);

describe('false trust', () => {
  const cases = falseTrustCases(data, view);

  it('shows every falsely trusted sample once, the most confident first', () => {
    const keys = cases.flatMap(({ samples }) => samples.map(({ key }) => key));
    expect(keys.toSorted()).toEqual(falselyTrusted.map(({ key }) => key).toSorted());
    const confidences = cases.map(({ confidence }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  });

  it('shows identical programs of one model for one task as one case', () => {
    expect(cases.length).toBeLessThan(falselyTrusted.length);
    for (const { samples } of cases) {
      expect(new Set(samples.map(({ code }) => code)).size).toBe(1);
      expect(new Set(samples.map(({ model, task }) => `${model} ${task}`)).size).toBe(1);
    }
  });

  it('adds up to the count of the calibration rows', () => {
    const counted = data.calibration
      .filter((row) => row.temperature === null && row.target === 'security')
      .filter((row) => row.method === 'verbalized')
      .reduce((sum, row) => sum + row.falseTrust.bad, 0);
    expect(falselyTrusted).toHaveLength(counted);
  });

  it('takes its threshold from the report', () => {
    expect(thresholdOf(data)).toBe(0.8);
    expect(thresholdOf({ ...data, calibration: [] })).toBe(0.8);
  });
});

describe('the list of samples', () => {
  it('begins with False Trust', () => {
    const first = query({}).slice(0, falselyTrusted.length);
    expect(new Set(first)).toEqual(new Set(falselyTrusted));
    const after = query({})[falselyTrusted.length];
    expect(after?.security === 'vulnerable' && (said(after) ?? 0) >= 0.8).toBe(false);
  });

  it('keeps what fits every filter and every word', () => {
    const kept = query({
      text: 'sqlite3 CWE-89',
      model: 'simulated-large',
      security: 'vulnerable',
    });
    expect(kept.length).toBeGreaterThan(0);
    for (const sample of kept) {
      expect(sample.model).toBe('simulated-large');
      expect(sample.security).toBe('vulnerable');
      expect(sample.code).toContain('sqlite3');
    }
    expect(query({ text: 'no such thing' })).toEqual([]);
  });

  it('sorts either way with missing confidences last', () => {
    for (const descending of [false, true]) {
      const values = query({ sort: 'security-confidence', descending }).map(said);
      const known = values.filter((value) => value !== null);
      expect(values.slice(0, known.length)).toEqual(known);
      expect(known).toEqual(known.toSorted((a, b) => (descending ? b - a : a - b)));
      expect(values.length).toBeGreaterThan(known.length);
    }
  });
});
