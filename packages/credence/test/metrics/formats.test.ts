import { brotliCompressSync, gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { computed, file, metrics, metricsFrom } from './lab.ts';

const rows = [
  { task: 'a, "quoted"', confidence: 0.9, outcome: 1, model: 'größer' },
  { task: 'a, "quoted"', confidence: 0.8, outcome: 0, model: 'größer' },
  { task: 'b\nover two lines', confidence: 0.7, outcome: null, model: 'm<1>' },
  { task: 'c', confidence: null, outcome: 1, model: 'm<1>' },
  { task: 'c', confidence: 0.4, outcome: 0, model: 'm<1>' },
  { task: 'd', confidence: 1, outcome: 1, model: 'größer' },
] as const;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const csvText = `task,confidence,outcome,model\n${rows
  .map((row) => [quoted(row.task), row.confidence, row.outcome, quoted(row.model)].join())
  .join('\n')}\n`;
const jsonlText = rows.map((row) => JSON.stringify(row)).join('\n');

const parquetBytes = (codec: 'SNAPPY' | 'GZIP' | 'BROTLI' | 'UNCOMPRESSED') =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'task', data: rows.map(({ task }) => task), type: 'STRING' },
        { name: 'confidence', data: rows.map(({ confidence }) => confidence), type: 'DOUBLE' },
        { name: 'outcome', data: rows.map(({ outcome }) => outcome), type: 'INT32' },
        { name: 'model', data: rows.map(({ model }) => model), type: 'STRING' },
      ],
      rowGroupSize: 4,
      codec,
      compressors: { GZIP: gzipSync, BROTLI: brotliCompressSync },
    }),
  );

const files = {
  'plain.csv': csvText,
  'excel.csv': `\uFEFF${csvText.replaceAll('\n', '\r\n').replaceAll('b\r\nover', 'b\nover')}`,
  'no-last-newline.csv': csvText.trimEnd(),
  'blank-lines.csv': csvText.replaceAll('\n', '\n\n').replaceAll('b\n\nover', 'b\nover'),
  'rows.jsonl': jsonlText,
  'rows.ndjson': `\uFEFF${jsonlText.replaceAll('\n', '\r\n\r\n')}\n`,
  'snappy.parquet': parquetBytes('SNAPPY'),
  'gzip.parquet': parquetBytes('GZIP'),
  'brotli.parquet': parquetBytes('BROTLI'),
  'uncompressed.parquet': parquetBytes('UNCOMPRESSED'),
};

const byModel = { by: [['model']] };
const expected = computed(file('expected.jsonl', jsonlText), byModel);

it('counts what it reads', async () => {
  expect(await expected).toMatchObject({
    n: 4,
    missing: 1,
    inconclusive: 1,
    tasks: 3,
    notices: [],
  });
  expect((await expected).by[0]?.groups.map(({ values, n }) => [values, n])).toEqual([
    [['größer'], 3],
    [['m<1>'], 1],
  ]);
});

it.each(Object.entries(files))('reads %s', async (name, content) => {
  expect(await computed(file(name, content), byModel)).toEqual(await expected);
});

it.each([
  ['csv', csvText],
  ['jsonl', jsonlText],
  ['parquet', parquetBytes('SNAPPY')],
] as const)('reads %s from the standard input', async (format, content) => {
  const { code, stdout } = await metricsFrom(
    file(`input-${format}`, content),
    '-',
    '--format',
    format,
    '--by',
    'model',
    '--json',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual(await expected);
});

it('reads columns of other names, and rows of other types', async () => {
  const path = file(
    'other.jsonl',
    [
      { id: 1, 'p(secure)': '0.9', safe: true, w: 2 },
      { id: '1', 'p(secure)': 0.8, safe: 'FALSE', w: 1 },
      { id: 2, 'p(secure)': 1, safe: '1', w: '0.5', more: [1] },
      { id: 2, safe: 0, w: 1 },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
  );
  const columns = { confidence: 'p(secure)', outcome: 'safe', task: 'id', weight: 'w' };
  const result = await computed(path, { columns });
  expect(result).toMatchObject({ n: 3, missing: 1, tasks: 2 });
  expect(result.metrics.brier).toBeCloseTo((0.01 + 0.64) / 3, 12);
  expect(result.metrics['weighted.brier']).toBeCloseTo((2 * 0.01 + 0.64) / 3.5, 12);
});

it('reads percentages, and says so', async () => {
  const fractions = await computed(
    file('fractions.csv', 'confidence,outcome\n0.95,1\n0.07,0\n1,1\n0,0\n,1\n0.995,0\n'),
  );
  const bare = 'confidence,outcome\n95,1\n7,0\n100,1\n0,0\n,1\n99.5,0\n';
  const signed = 'confidence,outcome\n95%,1\n7 %,0\n100%,1\n0%,0\n,1\n99.5%,0\n';
  for (const [name, text] of Object.entries({ 'bare.csv': bare, 'signed.csv': signed })) {
    const result = await computed(file(name, text));
    expect(result.metrics).toEqual(fractions.metrics);
    expect(result.notices).toContain('The confidences are percentages and were divided by 100.');
  }
  expect(fractions.notices.join()).not.toContain('percentages');
  const { stderr } = await metrics(file('said.csv', bare));
  expect(stderr).toContain('The confidences are percentages');
});

it('reads files of any length in the same memory', async () => {
  const line = (i: number) =>
    `task ${i % 40},${(i * 37) % 101}%,${i % 3 === 0 ? 0 : 1},${'x'.repeat(50)}`;
  const many = Array.from({ length: 100_000 }, (_, i) => line(i)).join('\n');
  const path = file('many.csv', `task,confidence,outcome,note\n${many}\n`);
  // Rows kept as objects would need more than this; typed arrays lie outside.
  const env = { NODE_OPTIONS: '--max-old-space-size=24' };
  const { code, stdout } = await run(['metrics', path, '--json'], { env });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ n: 100_000, tasks: 40 });
}, 180_000);
