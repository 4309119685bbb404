import type { RecalibrationTables, ReportData, SampleRow, TargetName } from '../schema.ts';
import { packCarried } from './carried.ts';
import { type Column, frame, joinColumns, narrow } from './columns.ts';
import {
  type FactsHeader,
  functionalOutcomes,
  neverAsked,
  present,
  securityOutcomes,
  type TaskFact,
} from './facts.ts';

export const perChunk = 64;

/** Numbers values in the order in which they are first seen. */
class Dictionary<T> {
  readonly values: T[] = [];
  readonly #places = new Map<T | string, number>();

  place(value: T, identity: T | string = value): number {
    const known = this.#places.get(identity);
    if (known !== undefined) return known;
    this.#places.set(identity, this.values.length);
    return this.values.push(value) - 1;
  }
}

function coded<T>(
  samples: readonly SampleRow[],
  pick: (sample: SampleRow) => T,
  order: readonly T[] = [],
) {
  const dictionary = new Dictionary<T>();
  const there = new Set(samples.map(pick));
  for (const value of order) if (there.has(value)) dictionary.place(value);
  const places = samples.map((sample) => dictionary.place(pick(sample)));
  return { values: dictionary.values, column: narrow(places, dictionary.values.length) };
}

/**
 * Samples by the id of their task: those of one task resemble each other, so that they pack well, and
 * places of tasks compare as their ids do, which gives page and tables the same resamples.
 */
export function byTask(samples: readonly SampleRow[]): readonly SampleRow[] {
  return [...samples].sort((a, b) => (a.task < b.task ? -1 : a.task > b.task ? 1 : 0));
}

/** Shortest beginnings of the keys, in steps of four, by which all can be told apart. */
export function shortKeys(keys: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...new Set(keys.map((key) => key.length)));
  for (let length = 8; length < longest; length += 4) {
    const short = keys.map((key) => key.slice(0, length));
    if (new Set(short).size === keys.length) return short;
  }
  return keys;
}

function confidenceColumns(samples: readonly SampleRow[], method: string, target: TargetName) {
  const value = new Float64Array(samples.length).fill(Number.NaN);
  const reasons = new Dictionary<string>();
  const missing = samples.map((sample, i) => {
    const said = sample.confidences.findLast(
      (entry) => entry.method === method && entry.target === target,
    );
    if (said === undefined) return neverAsked;
    if (said.value === null) return 2 + reasons.place(said.missing ?? 'unknown');
    value[i] = said.value;
    return present;
  });
  const distinct = [...new Set(value)];
  const short = distinct.length < 2 ** 16 && distinct.length < samples.length / 4;
  const places = new Map(distinct.map((number, place) => [number, place]));
  const codes = () => Array.from(value, (number) => places.get(number) ?? 0);
  return {
    about: { method, target, reasons: reasons.values, coded: short },
    columns: {
      missing: narrow(missing, 2 + reasons.values.length),
      value: short ? narrow(codes(), distinct.length) : value,
      distinct: short ? Float64Array.from(distinct) : new Float64Array(0),
    },
  };
}

/**
 * The facts of a report as one block of bytes, with its samples in the order of `samples`, which
 * should be that of {@link byTask}.
 */
export function packFacts(data: ReportData, samples: readonly SampleRow[]): Uint8Array {
  const { samples: _, calibration: __, outcomes: ___, recalibration, ...others } = data;
  const { transfer = [], ...tables } = recalibration ?? {};
  const report = {
    ...others,
    ...(recalibration && { recalibration: tables as Omit<RecalibrationTables, 'transfer'> }),
  };
  const carried = packCarried(transfer);
  const tasks = new Dictionary<TaskFact>();
  const task = samples.map(({ task: id, title, cwe, language, benchmark }) =>
    tasks.place({ id, title, cwe, language, benchmark }, id),
  );
  const programs = new Dictionary<string>();
  const program = samples.map(({ task: id, code }) => programs.place(`${id}\n${code ?? ''}`));
  const model = coded(
    samples,
    (sample) => sample.model,
    data.study.models.map(({ id }) => id),
  );
  const temperature = coded(samples, (sample) => sample.temperature);
  const prompting = coded(samples, (sample) => sample.prompting ?? 'plain');
  const pairs = new Map(
    samples.flatMap(({ confidences }) =>
      confidences.map(({ method, target }) => [`${method} ${target}`, { method, target }]),
    ),
  );
  const confidences = [...pairs.values()].map(({ method, target }) =>
    confidenceColumns(samples, method, target),
  );
  const columns: Record<string, Column> = {
    task: narrow(task, tasks.values.length),
    model: model.column,
    temperature: temperature.column,
    prompting: prompting.column,
    index: narrow(
      samples.map(({ index }) => index),
      samples.reduce((most, { index }) => Math.max(most, index), 0),
    ),
    functional: Uint8Array.from(samples, (s) => functionalOutcomes.indexOf(s.functional)),
    security: Uint8Array.from(samples, (s) => securityOutcomes.indexOf(s.security)),
    program: narrow(program, programs.values.length),
    ...carried.columns,
  };
  confidences.forEach((entry, i) => {
    for (const [name, column] of Object.entries(entry.columns)) columns[`${name} ${i}`] = column;
  });
  const { layout, bytes } = joinColumns(columns);
  const header: FactsHeader = {
    report,
    size: samples.length,
    tasks: tasks.values,
    models: model.values,
    temperatures: temperature.values,
    promptings: prompting.values,
    keys: shortKeys(samples.map(({ key }) => key)).join(' '),
    confidences: confidences.map(({ about }) => about),
    carried: carried.header,
    layout,
    perChunk,
    chunks: Math.ceil(samples.length / perChunk),
  };
  return frame(header, bytes);
}
