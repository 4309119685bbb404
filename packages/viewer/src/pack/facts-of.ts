import type { FactRow, TargetName } from '../schema.ts';
import { type Column, narrow } from './columns.ts';
import {
  type ArmFacts,
  armStates,
  type ConfidenceFacts,
  type Facts,
  functionalOutcomes,
  type GateFacts,
  neverAsked,
  present,
  securityOutcomes,
  type TaskFact,
} from './facts.ts';

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
  rows: readonly FactRow[],
  pick: (row: FactRow) => T,
  inOrder: (there: ReadonlySet<T>) => readonly T[],
) {
  const dictionary = new Dictionary<T>();
  const there = new Set(rows.map(pick));
  for (const value of inOrder(there)) if (there.has(value)) dictionary.place(value);
  const places = rows.map((row) => dictionary.place(pick(row)));
  return { values: dictionary.values, column: narrow(places, dictionary.values.length) };
}

/**
 * Samples by the id of their task: those of one task resemble each other, so that they pack well, and
 * all who compute of them draw the same resamples.
 */
export function byTask<Row extends { readonly task: string }>(
  rows: readonly Row[],
): readonly Row[] {
  return [...rows].sort((a, b) => (a.task < b.task ? -1 : a.task > b.task ? 1 : 0));
}

/** Shortest beginnings of the keys, in steps of four, by which all can be told apart. */
export function shortKeys(keys: readonly string[]): readonly string[] {
  const longest = keys.reduce((most, key) => Math.max(most, key.length), 0);
  for (let length = 8; length < longest; length += 4) {
    const short = keys.map((key) => key.slice(0, length));
    if (new Set(short).size === keys.length) return short;
  }
  return keys;
}

/** By method and target, in the order in which they come. */
function confidencesOf(rows: readonly FactRow[]): readonly ConfidenceFacts[] {
  const found = new Map<
    string,
    Omit<ConfidenceFacts, 'missing' | 'reasons' | 'aboutAnswer'> & {
      missing: Uint32Array;
      reasons: Dictionary<string>;
      aboutAnswer: boolean;
    }
  >();
  rows.forEach(({ confidences }, i) => {
    for (const { method, target, value, missing, aboutAnswer = false } of confidences) {
      const key = `${method} ${target}`;
      const column = found.get(key) ?? {
        ...{ method, target, aboutAnswer },
        value: new Float64Array(rows.length).fill(Number.NaN),
        missing: new Uint32Array(rows.length).fill(neverAsked),
        reasons: new Dictionary<string>(),
      };
      found.set(key, column);
      // Of two the later one counts.
      column.value[i] = value ?? Number.NaN;
      column.missing[i] = value === null ? 2 + column.reasons.place(missing ?? 'unknown') : present;
    }
  });
  return [...found.values()].map(({ reasons, missing, ...about }) => ({
    ...about,
    reasons: reasons.values,
    missing: narrow(missing, 2 + reasons.values.length),
  }));
}

const targets: readonly TargetName[] = ['functional', 'security', 'joint'];

function gatesOf(rows: readonly FactRow[]): readonly GateFacts[] {
  const found = new Map<string, GateFacts & { says: Uint8Array; turnsAway: Uint8Array }>();
  const limits = (): NonNullable<GateFacts['most']> => {
    const column = () => new Float64Array(rows.length).fill(Number.NaN);
    return { functional: column(), security: column(), joint: column() };
  };
  rows.forEach(({ gates = [] }, i) => {
    for (const { gate: id, turnedAway, most } of gates) {
      const column = found.get(id) ?? {
        id,
        says: new Uint8Array(rows.length),
        turnsAway: new Uint8Array(rows.length),
        most: most === undefined ? null : limits(),
      };
      found.set(id, column);
      column.says[i] = 1;
      column.turnsAway[i] = turnedAway === null ? 0 : 1;
      for (const target of targets) {
        if (column.most !== null) column.most[target][i] = most?.[target] ?? Number.NaN;
      }
    }
  });
  return [...found.values()];
}

/** What arms of repair did, from what each did with every answer. */
export function armsOf(
  rows: readonly Pick<FactRow, 'arms'>[],
  functional: Column,
  security: Column,
): readonly ArmFacts[] {
  const found = new Map<string, ArmFacts>();
  rows.forEach(({ arms = [] }, i) => {
    for (const one of arms) {
      const key = `${one.arm} ${one.round}`;
      const column = found.get(key) ?? {
        ...{ arm: one.arm, round: one.round },
        state: new Uint8Array(rows.length),
        // Where an arm did nothing the first answer stands.
        functional: Uint8Array.from(functional),
        security: Uint8Array.from(security),
      };
      found.set(key, column);
      column.state[i] =
        (one.decision === 'repair' ? armStates.triggered : 0) +
        (one.decision === 'unknown' ? armStates.undecided : 0) +
        (one.pending ? armStates.pending : 0) +
        (one.repaired ? armStates.repaired : 0) +
        (one.withoutCode ? armStates.withoutCode : 0);
      column.functional[i] = functionalOutcomes.indexOf(one.functional);
      column.security[i] = securityOutcomes.indexOf(one.security);
    }
  });
  return [...found.values()];
}

const kindOf = ({ kind, benchmark }: FactRow): TaskFact['kind'] =>
  kind ?? (benchmark === 'repository' ? 'repository' : 'self-contained');

/**
 * The facts of some samples as columns, in the order of the samples, which should be that of
 * {@link byTask}.
 * @param models in the order of the study
 */
export function factsOf(rows: readonly FactRow[], models: readonly string[] = []): Facts {
  const tasks = new Dictionary<TaskFact>();
  const task = rows.map((row) => {
    const { task: id, title = '', cwe, language, benchmark } = row;
    return tasks.place({ id, title, cwe, language, benchmark, kind: kindOf(row) }, id);
  });
  const programs = new Dictionary<string>();
  const program = rows.map(({ task: id, code }) => programs.place(`${id}\n${code ?? ''}`));
  const model = coded(
    rows,
    (row) => row.model,
    () => models,
  );
  const temperature = coded(
    rows,
    (row) => row.temperature,
    (there) => [...there].sort((a, b) => a - b),
  );
  const prompting = coded(
    rows,
    (row) => row.prompting ?? 'plain',
    () => [],
  );
  const functional = Uint8Array.from(rows, (s) => functionalOutcomes.indexOf(s.functional));
  const security = Uint8Array.from(rows, (s) => securityOutcomes.indexOf(s.security));
  return {
    size: rows.length,
    tasks: tasks.values,
    models: model.values,
    temperatures: temperature.values,
    promptings: prompting.values,
    keys: shortKeys(rows.map(({ key }) => key)),
    task: narrow(task, tasks.values.length),
    model: model.column,
    temperature: temperature.column,
    prompting: prompting.column,
    index: narrow(
      rows.map(({ index }) => index),
      rows.reduce((most, { index }) => Math.max(most, index), 0),
    ),
    ...{ functional, security },
    program: narrow(program, programs.values.length),
    confidences: confidencesOf(rows),
    gates: gatesOf(rows),
    arms: armsOf(rows, functional, security),
  };
}
