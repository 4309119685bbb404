import type { Facts, TaskFact } from '../pack/facts.ts';
import type { TargetName } from '../schema.ts';

/** Answers that tables are made of: all of a study, or those of them that a reader chose. */
export interface Chosen {
  readonly facts: Facts;
  /** Their places, ascending, so that the answers to one task are neighbours. */
  readonly rows: ArrayLike<number>;
}

export const allOf = (facts: Facts): Chosen => ({
  facts,
  rows: Uint32Array.from({ length: facts.size }, (_, place) => place),
});

/** What was said of every answer, and what became of it; NaN where that is not known. */
export interface Columns {
  readonly confidence: Float64Array;
  /** 1 good, 0 bad. */
  readonly outcome: Float64Array;
}

const columns = new WeakMap<Facts, Map<string, unknown>>();

/** Computes a column of all answers once, whatever is chosen of them. */
function kept<T>(facts: Facts, name: string, make: () => T): T {
  const made = columns.get(facts) ?? new Map<string, unknown>();
  columns.set(facts, made);
  if (!made.has(name)) made.set(name, make());
  return made.get(name) as T;
}

export const columnsOf = (facts: Facts, method: string, target: TargetName): Columns => ({
  confidence: confidenceColumn(facts, method, target),
  outcome: outcomeColumn(facts, target),
});

/**
 * Confidence of every answer. The joint one is the product of the other two, as if these were
 * independent; of a method that knows no targets it is its number.
 */
export const confidenceColumn = (facts: Facts, method: string, target: TargetName): Float64Array =>
  kept(facts, `confidence ${method} ${target}`, () => {
    const of = (name: TargetName) =>
      facts.confidences.find((one) => one.method === method && one.target === name);
    const values = (name: TargetName) =>
      of(name)?.value ?? new Float64Array(facts.size).fill(Number.NaN);
    if (target !== 'joint' || of('functional')?.aboutAnswer) {
      return values(target === 'joint' ? 'functional' : target);
    }
    const security = values('security');
    return values('functional').map((p, i) => p * security[i]!);
  });

/** Code of an outcome as a label: the first of its list is good, the second bad. */
const labels = [1, 0];
const labelOf = (code: number | undefined) => labels[code ?? 2] ?? Number.NaN;

export const outcomeColumn = (facts: Facts, target: TargetName): Float64Array =>
  kept(facts, `outcome ${target}`, () => outcomes(facts.functional, facts.security, target));

/** Outcomes from the codes of function and security. */
export function outcomes(
  functional: ArrayLike<number>,
  security: ArrayLike<number>,
  target: TargetName,
): Float64Array {
  const column = new Float64Array(functional.length);
  for (let i = 0; i < column.length; i += 1) {
    const works = labelOf(functional[i]);
    const holds = labelOf(security[i]);
    if (target === 'functional') column[i] = works;
    else if (target === 'security') column[i] = holds;
    else column[i] = works === 0 || holds === 0 ? 0 : works * holds;
  }
  return column;
}

export const targetNames: readonly TargetName[] = ['functional', 'security', 'joint'];

export interface Cell {
  readonly model: string;
  readonly benchmark: string;
  readonly kind: TaskFact['kind'];
  /** Places of its answers, ascending. */
  readonly rows: Uint32Array;
}

/** Answers with the same value, by value in the order of a list. */
export function partsOf<T>(
  rows: ArrayLike<number>,
  codeOf: (row: number) => number,
  values: readonly T[],
): readonly { readonly value: T; readonly rows: Uint32Array }[] {
  const sizes = new Uint32Array(values.length);
  for (let at = 0; at < rows.length; at += 1) sizes[codeOf(rows[at]!)]! += 1;
  const parts = Array.from(sizes, (size) => new Uint32Array(size));
  sizes.fill(0);
  for (let at = 0; at < rows.length; at += 1) {
    const code = codeOf(rows[at]!);
    parts[code]![sizes[code]!++] = rows[at]!;
  }
  return values.flatMap((value, code) => {
    const part = parts[code]!;
    return part.length === 0 ? [] : [{ value, rows: part }];
  });
}

const isProject = ({ kind }: TaskFact) => kind === 'repository';

/** Numbers the values of a property of the tasks: the values, and for each task the place of its own. */
export function taskCodes(facts: Facts, property: 'benchmark' | 'kind' | 'language' | 'cwe') {
  return kept(facts, `tasks ${property}`, () => {
    // What stands alone comes before what goes into a project, as readers expect.
    const tasks = ['benchmark', 'kind'].includes(property)
      ? [...facts.tasks].sort((a, b) => Number(isProject(a)) - Number(isProject(b)))
      : facts.tasks;
    const values = [...new Set(tasks.map((task) => task[property]))];
    const places = new Map(values.map((value, place) => [value, place]));
    return { values, of: Int32Array.from(facts.tasks, (task) => places.get(task[property])!) };
  });
}

/** The answers by model and benchmark, all temperatures and ways of asking pooled. */
export function cellsOf({ facts, rows }: Chosen): readonly Cell[] {
  const benchmarks = taskCodes(facts, 'benchmark');
  return partsOf(rows, (row) => facts.model[row]!, facts.models).flatMap((ofModel) =>
    partsOf(ofModel.rows, (row) => benchmarks.of[facts.task[row]!]!, benchmarks.values).map(
      ({ value: benchmark, rows: own }): Cell => ({
        ...{ model: ofModel.value, benchmark, rows: own },
        kind: facts.tasks[facts.task[own[0]!]!]!.kind,
      }),
    ),
  );
}
