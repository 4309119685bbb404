import type { Report, ReportTables } from '@credence/viewer/facts';
import { withInterval } from '@credence/viewer/format';
import { type Column, isEstimate, tablesOf } from '@credence/viewer/tables';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../../test/support/chosen.ts';
import { makeObservation, sevenSamples } from '../../test/support/observations.ts';
import { studyFacts } from '../analysis/answers/study-facts.ts';
import { calibrationTable } from '../analysis/calibration-table.ts';
import { benchmarkRows, cells } from '../analysis/cells.ts';
import { intervalsInWords } from '../analysis/estimates.ts';
import { outcomeTable } from '../analysis/outcome-table.ts';
import type { ReportFile } from './format.ts';
import { latexText } from './latex.ts';
import { findReportFormat, reportFormats } from './registry.ts';
import { tidyRows } from './tidy.ts';
import { valueText } from './value-text.ts';

const targetName = { functional: 'Function', security: 'Security', joint: 'Both' };
const answers = answersOf(sevenSamples.map(makeObservation));
const facts = studyFacts(answers, {});
const tableCells = cells(facts, benchmarkRows(facts));
const data: ReportTables = {
  schema: 2,
  study: {
    name: 'A | study & its_data',
    description: '',
    startedAt: '2026-01-01T00:00:00.000Z',
    credenceVersion: '0.1.0',
    simulated: 'Made up.',
    partial: null,
    models: [],
    methods: [],
    temperatures: [0, 0.8],
    falseTrustThreshold: 0.8,
    intervals: intervalsInWords,
    environment: {},
  },
  tasks: { total: 3, audited: 3, skipped: [] },
  outcomes: outcomeTable(facts, tableCells),
  calibration: calibrationTable(facts, tableCells, ['verbalized'], 0.8),
};
const report: Report = {
  ...{ tables: data, facts: studyFacts(answersOf([]), {}), other: null },
  texts: async () => [],
};

async function filesOf(id: string, of: Report = report, name = 'report') {
  const files: ReportFile[] = [];
  for await (const file of findReportFormat(id).render(of, name)) files.push(file);
  return files;
}

const contentOf = async (id: string): Promise<string | Uint8Array> => {
  const [first] = await filesOf(id);
  return first?.content ?? '';
};
const text = async (id: string) => String(await contentOf(id));

/** Every number of a report with where it stands: `calibration gap 0.35`. */
const numbers = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map(({ table, model, temperature, method, target, measure, value, low, high }) =>
    [table, model, temperature, method, target, measure, value, low, high].map(String).join(' '),
  );

describe('the forms of a report', () => {
  const expected = numbers(tidyRows(data) as never);

  it('are written by one registry, each under a name of its own', () => {
    expect(reportFormats.map(({ id }) => id)).toEqual([
      ...['html', 'markdown', 'latex', 'csv', 'parquet', 'json', 'svg'],
    ]);
    expect(new Set(reportFormats.map(({ file }) => file)).size).toBe(reportFormats.length);
    expect(() => findReportFormat('markdwon')).toThrow(/no report format/);
  });

  it('hold the same numbers: CSV and Parquet all of them, to the last digit', async () => {
    expect(expected.length).toBeGreaterThan(100);
    const lines = parse(await text('csv'), { columns: true }) as Record<string, string>[];
    const known = (value: string | undefined) => (value === '' ? null : Number(value));
    const fromCsv = lines.map((line) => ({
      ...line,
      ...{ value: known(line.value), low: known(line.low), high: known(line.high) },
    }));
    expect(numbers(fromCsv)).toEqual(expected);
    const bytes = (await contentOf('parquet')) as Uint8Array;
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const rows = await parquetReadObjects({ file: file as ArrayBuffer });
    expect(numbers(rows)).toEqual(expected);
  });

  it('hold the same numbers: JSON those that the tables are made of', async () => {
    const read = JSON.parse(await text('json')) as ReportTables;
    expect(numbers(tidyRows(read) as never)).toEqual(expected);
  });

  it('hold the same numbers: Markdown and LaTeX each of them as the page rounds it', async () => {
    const [markdown, latex] = [await text('markdown'), await text('latex')];
    const rounded = tablesOf(data).flatMap(({ columns, rows }) =>
      rows.flatMap((row) =>
        columns.flatMap((column: Column) =>
          isEstimate(row[column.id]) ? [valueText(row[column.id], column)] : [],
        ),
      ),
    );
    expect(new Set(rounded).size).toBeGreaterThan(20);
    const unescaped = markdown.replace(/\\(.)/g, '$1');
    const typeset = latex.replaceAll('$-$', '-').replaceAll('\\,\\%', ' %').replaceAll('--', '–');
    for (const value of rounded) {
      expect(unescaped).toContain(`| ${value} |`);
      expect(typeset.replaceAll('\\%', '%')).toContain(` ${value} `);
    }
  });

  it('hold the same numbers: SVG those of the tables, where it draws them', async () => {
    const files = await filesOf('svg', { ...report, facts }, 'report.svg');
    expect(files[0]?.path).toBe('report.svg');
    const figures = files.slice(1).map(({ path, content }) => ({ path, svg: String(content) }));
    const labelled = (start: string) => figures.filter(({ svg }) => svg.includes(`"${start}`));
    for (const row of data.calibration.filter(({ temperature }) => temperature === null)) {
      const [figure] = labelled(
        `Reliability diagram. m, ${targetName[row.target]}, temperature all`,
      );
      // A side of 190 units begins at (38, 12), within a margin of 8 around the whole.
      const drawn = [...(figure?.svg ?? '').matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)]
        .map(([, x, y]) => [(Number(x) - 38) / 190, (202 - Number(y)) / 190] as const)
        .sort(([a], [b]) => a - b);
      expect(drawn.length).toBe(row.reliability.length);
      row.reliability.forEach(({ confidence, rate }, bin) => {
        expect(drawn[bin]?.[0]).toBeCloseTo(confidence, 9);
        expect(drawn[bin]?.[1]).toBeCloseTo(rate.value ?? Number.NaN, 9);
      });
    }
    const leading = data.calibration.find(
      (row) => row.temperature === null && row.target === 'functional',
    );
    const says = leading && withInterval(leading.meanConfidence, 'percent');
    expect(labelled('m: says').map(({ svg }) => svg)).toEqual([
      expect.stringContaining(`m: says ${says},`),
    ]);
    expect(figures.every(({ path }) => path.startsWith('report-figures/verbalized/'))).toBe(true);
    for (const { svg } of figures) expect(svg).toContain('Simulated data');
  });

  it('say that the data are simulated, and stay text whatever names hold', async () => {
    expect(await text('markdown')).toContain('**Simulated data.** Made up.');
    expect(await text('markdown')).toContain('A \\| study \\& its\\_data');
    const latex = await text('latex');
    expect(latex).toContain('% SIMULATED DATA. Made up.');
    expect(latex.match(/\\toprule/g)).toHaveLength(2);
    expect(latexText('50 % of a_b & {c} \\d')).toBe(
      '50 \\% of a\\_b \\& \\{c\\} \\textbackslash{}d',
    );
  });

  it('keep a spreadsheet from taking a name for a formula', async () => {
    const renamed = { ...data, outcomes: data.outcomes.map((row) => ({ ...row, model: '=1+1' })) };
    const [csv] = await filesOf('csv', { ...report, tables: renamed });
    expect(String(csv?.content)).toContain(",'=1+1,");
    expect(String(csv?.content)).not.toContain(',=1+1,');
  });
});
