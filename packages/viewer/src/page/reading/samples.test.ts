import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../../test/fixture.ts';
import { measuresOf } from '../../../test/unpacked.ts';
import { falseTrustCases, saidOf } from './false-trust.ts';
import { parseOrder, querySamples, type SampleQuery } from './sample-query.ts';

const data = simulatedReport({ tasks: 12 });
const { measures, samples } = measuresOf(data);
const said = (row: number) => saidOf(measures, row, 'verbalized', 'security')?.value ?? null;
const falselyTrusted = samples.flatMap((sample, row) =>
  sample.security === 'vulnerable' && (said(row) ?? -1) >= 0.8 ? [row] : [],
);
const query = (part: Partial<SampleQuery>) => [
  ...querySamples(measures, {
    ...{ text: '', order: parseOrder(null), method: 'verbalized', threshold: 0.8 },
    ...part,
  }),
];

describe('false trust', () => {
  const cases = falseTrustCases(measures, 'verbalized', 0.8);

  it('shows every falsely trusted sample once, the most confident first', () => {
    const rows = cases.flatMap((entry) => entry.rows);
    expect(rows.toSorted((a, b) => a - b)).toEqual(falselyTrusted);
    const confidences = cases.map(({ confidence }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  });

  it('shows identical programs of one model for one task as one case', () => {
    expect(cases.length).toBeLessThan(falselyTrusted.length);
    for (const { rows } of cases) {
      const own = rows.map((row) => samples[row]!);
      expect(new Set(own.map(({ code }) => code)).size).toBe(1);
      expect(new Set(own.map(({ model, task }) => `${model} ${task}`)).size).toBe(1);
    }
  });

  it('adds up to the count of the calibration rows', () => {
    const counted = data.calibration
      .filter((row) => row.temperature === null && row.target === 'security')
      .filter((row) => row.method === 'verbalized')
      .reduce((sum, row) => sum + row.falseTrust.bad, 0);
    expect(falselyTrusted).toHaveLength(counted);
  });
});

describe('the list of samples', () => {
  it('begins with False Trust', () => {
    const first = query({}).slice(0, falselyTrusted.length);
    expect(new Set(first)).toEqual(new Set(falselyTrusted));
  });

  it('keeps what fits every word, and drops no other', () => {
    const kept = query({ text: 'python CWE-89 large' });
    expect(kept.toSorted((a, b) => a - b)).toEqual(
      samples.flatMap((s, row) =>
        s.language === 'python' && s.cwe === 'CWE-89' && s.model.includes('large') ? [row] : [],
      ),
    );
    expect(query({ text: 'no such thing' })).toEqual([]);
  });

  it('sorts either way with missing confidences last', () => {
    for (const text of ['security-confidence', '-security-confidence']) {
      const values = query({ order: parseOrder(text) }).map(said);
      const known = values.filter((value) => value !== null);
      expect(values.slice(0, known.length)).toEqual(known);
      expect(known).toEqual(known.toSorted((a, b) => (text.startsWith('-') ? b - a : a - b)));
      expect(values.length).toBeGreaterThan(known.length);
    }
  });
});
