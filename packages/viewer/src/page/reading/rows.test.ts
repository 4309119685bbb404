import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../../test/fixture.ts';
import { measuresOf } from '../../../test/unpacked.ts';
import { calibrationRow } from '../../measure/index.ts';
import type { ReportData } from '../../schema.ts';
import { noFilter, select, valuesOf } from './filter.ts';
import {
  calibrationRows,
  leadingRow,
  methodsOf,
  outcomeRows,
  pooledRow,
  targetsOf,
} from './rows.ts';

const data = simulatedReport({ tasks: 9, perTask: 1, temperatures: [0, 0.5, 1] });
const { measures } = measuresOf(data);

describe('what the page measures', () => {
  it('is what the report’s other forms say, to the last bit', () => {
    // One temperature and the pooled rows: the others are computed in the same way.
    for (const row of data.calibration.filter(({ temperature: at }) => at !== 0.5 && at !== 1)) {
      const { model, temperature, method, target } = row;
      const own = measures.row({ model, temperature, method, target });
      expect({ ...own, benchmark: row.benchmark }).toEqual({ ...row });
    }
    for (const row of data.outcomes) {
      const { model, temperature } = row;
      expect({ ...measures.outcomes({ model, temperature }), benchmark: row.benchmark }).toEqual(
        row,
      );
    }
  });

  it('of a filtered report is that of a report without the rest', () => {
    const filter = { language: ['python'], temperature: ['0', '1'], model: ['simulated-large'] };
    const filtered = measuresOf(data, filter).measures;
    const part: ReportData = {
      ...data,
      samples: data.samples.filter(
        (sample) =>
          sample.language === 'python' &&
          sample.temperature !== 0.5 &&
          sample.model === 'simulated-large',
      ),
    };
    const whole = measuresOf(part).measures;
    const query = { model: 'simulated-large', method: 'p-true', target: 'security' } as const;
    expect({ ...filtered.row(query) }).toEqual({ ...whole.row(query) });
    expect(filtered.outcomes({})).toEqual(whole.outcomes({}));
    expect(filtered.models).toEqual(['simulated-large']);
    expect(filtered.temperatures).toEqual([0, 1]);
  });
});

describe('a filter', () => {
  it('lets through what fits all of its dimensions, and everything when it is empty', () => {
    const { facts } = measures;
    expect(select(facts, noFilter)).toHaveLength(facts.size);
    const rows = select(facts, { ...noFilter, cwe: ['CWE-22'], security: ['vulnerable'] });
    const kept = measuresOf(data).samples.filter((_, i) => rows.includes(i));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept).toEqual(
      measuresOf(data).samples.filter((s) => s.cwe === 'CWE-22' && s.security === 'vulnerable'),
    );
    expect(select(facts, { ...noFilter, cwe: ['CWE-0'] })).toHaveLength(0);
  });

  it('offers what occurs, weaknesses by number', () => {
    expect(valuesOf(measures.facts, 'cwe')).toEqual([
      ...['CWE-22', 'CWE-78', 'CWE-79', 'CWE-89', 'CWE-338'],
    ]);
    expect(valuesOf(measures.facts, 'security')).not.toContain('skipped');
  });
});

describe('rows', () => {
  const query = { model: 'simulated-small', method: 'verbalized', target: 'security' } as const;

  it('are offered in the order of the study, security first', () => {
    expect(measures.models).toEqual(['simulated-small', 'simulated-large']);
    expect(methodsOf(data, measures)).toEqual(['verbalized', 'p-true']);
    expect(targetsOf(measures, 'verbalized')).toEqual(['security', 'functional', 'joint']);
    expect(targetsOf(measures, 'unheard-of')).toEqual([]);
  });

  it('come pooled first, then by temperature', () => {
    const temperatures = [null, 0, 0.5, 1];
    expect(calibrationRows(measures, query).map((row) => row.temperature)).toEqual(temperatures);
    expect(outcomeRows(measures, query.model).map((row) => row.temperature)).toEqual(temperatures);
    expect(pooledRow(measures, { ...query, method: 'unheard-of' })).toBeNull();
  });
});

describe('the row that introduces a model', () => {
  const lead = (security: 'vulnerable' | 'inconclusive', functional: 'fail' | 'inconclusive') => {
    const samples = simulatedReport({ tasks: 1, perTask: 1, temperatures: [0] }).samples;
    const changed = samples.map((sample) => ({ ...sample, security, functional }));
    const { measures: own } = measuresOf({ ...data, samples: changed });
    return leadingRow(own, { model: 'simulated-large', method: 'p-true' })?.target;
  };

  it('is about security where anything is known of it, else about function', () => {
    expect(lead('vulnerable', 'fail')).toBe('security');
    expect(lead('inconclusive', 'fail')).toBe('functional');
    expect(lead('inconclusive', 'inconclusive')).toBe('security');
  });
});

it('computes a number when it is looked at, and can be written down', () => {
  const row = calibrationRow(
    { model: 'm', temperature: null, benchmark: 'b', method: 'v', target: 'security' },
    {
      confidence: Float64Array.of(0.9, 0.9, Number.NaN),
      outcome: Float64Array.of(1, Number.NaN, 0),
      task: ['a', 'b', 'c'],
    },
    0.8,
  );
  expect(JSON.parse(JSON.stringify(row))).toMatchObject({
    ...{ samples: 3, n: 1, missing: 1, inconclusive: 1, tasks: 1 },
    falseTrust: { trusted: 1, bad: 0 },
  });
});
