import type { CalibrationRow } from '@credence/viewer';
import type { Facts } from '@credence/viewer/facts';
import { partsOf } from '@credence/viewer/helps';

/** Answers under the name of a benchmark: all to its tasks, or to those that an audit found sound. */
export interface BenchmarkRows {
  readonly benchmark: string;
  readonly rows: Uint32Array;
}

/** The answers that a row of a table is about. */
export interface Cell {
  readonly about: Pick<CalibrationRow, 'model' | 'temperature' | 'benchmark'>;
  /** Their places, ascending: by task. */
  readonly rows: Uint32Array;
}

/**
 * The answers by benchmark.
 * @param order of the benchmarks; those that are not named come behind
 */
export function benchmarkRows(
  { size, tasks, task }: Facts,
  order: readonly string[] = [],
): readonly BenchmarkRows[] {
  const there = new Set(tasks.map(({ benchmark }) => benchmark));
  const names = [...new Set([...order.filter((name) => there.has(name)), ...there])];
  const of = tasks.map(({ benchmark }) => names.indexOf(benchmark));
  const rows = Uint32Array.from({ length: size }, (_, row) => row);
  return partsOf(rows, (row) => of[task[row]!]!, names).map((part) => ({
    benchmark: part.value,
    rows: part.rows,
  }));
}

/** The answers by model and benchmark: pooled first, then by temperature, ascending. */
export function cells(
  { models, model, temperatures, temperature }: Facts,
  benchmarks: readonly BenchmarkRows[],
): readonly Cell[] {
  const byModel = benchmarks.map(({ benchmark, rows }) => ({
    benchmark,
    parts: partsOf(rows, (row) => model[row]!, models),
  }));
  return models.flatMap((name) =>
    byModel.flatMap(({ benchmark, parts }) => {
      const own = parts.find(({ value }) => value === name);
      if (own === undefined) return [];
      const about = { benchmark, model: name };
      return [
        { about: { ...about, temperature: null }, rows: own.rows },
        ...partsOf(own.rows, (row) => temperature[row]!, temperatures).map(({ value, rows }) => ({
          about: { ...about, temperature: value },
          rows,
        })),
      ];
    }),
  );
}
