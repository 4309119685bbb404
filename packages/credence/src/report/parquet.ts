import type { SampleRow } from '@credence/viewer';
import { type Report, samplesOf } from '@credence/viewer/facts';
import type { ReportFile } from './format.ts';
import { type TidyRow, tidyColumns, tidyRows } from './tidy.ts';

const numbers: readonly (keyof TidyRow)[] = ['value', 'low', 'high'];

/**
 * Every number of a report, one a row, and beside it every confidence with its outcome, one a row,
 * in the form that `credence metrics` reads.
 */
export async function* parquetReport(report: Report, file: string): AsyncGenerator<ReportFile> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const rows = tidyRows(report.tables);
  const tables = parquetWriteBuffer({
    columnData: tidyColumns.map((name) => ({
      name,
      data: rows.map((row) => row[name]),
      type: numbers.includes(name) ? ('DOUBLE' as const) : ('STRING' as const),
    })),
  });
  yield { path: file, content: new Uint8Array(tables) };
  yield {
    path: file.replace(/(\.parquet)?$/, '-answers.parquet'),
    content: new Uint8Array(parquetWriteBuffer({ columnData: await answerColumns(report) })),
  };
}

const labels: Readonly<Record<string, number>> = { pass: 1, secure: 1, fail: 0, vulnerable: 0 };

async function answerColumns(report: Report) {
  const rows: ReturnType<typeof confidencesOf> = [];
  for await (const sample of samplesOf(report)) rows.push(...confidencesOf(sample));
  const text = (
    name: 'key' | 'task' | 'benchmark' | 'language' | 'cwe' | 'model' | 'method' | 'target',
  ) => ({
    name,
    data: rows.map((row) => row[name]),
    type: 'STRING' as const,
  });
  const number = (name: 'temperature' | 'confidence') => ({
    name,
    data: rows.map((row) => row[name]),
    type: 'DOUBLE' as const,
  });
  const whole = (name: 'index' | 'outcome') => ({
    name,
    data: rows.map((row) => row[name]),
    type: 'INT32' as const,
  });
  return [
    ...(['key', 'task', 'benchmark', 'language', 'cwe', 'model'] as const).map(text),
    number('temperature'),
    whole('index'),
    ...(['method', 'target'] as const).map(text),
    number('confidence'),
    whole('outcome'),
  ];
}

const confidencesOf = (sample: SampleRow) =>
  sample.confidences.map(({ method, target, value }) => ({
    key: sample.key,
    task: sample.task,
    benchmark: sample.benchmark,
    language: sample.language,
    cwe: sample.cwe,
    model: sample.model,
    temperature: sample.temperature,
    index: sample.index,
    method,
    target,
    confidence: value,
    outcome: labels[target === 'security' ? sample.security : sample.functional] ?? null,
  }));
