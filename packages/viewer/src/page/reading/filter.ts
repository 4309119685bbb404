import { taskCodes } from '../../helps/answers.ts';
import { type Facts, functionalOutcomes, securityOutcomes } from '../../pack/facts.ts';

/** What answers can be chosen by. */
export const dimensions = [
  'model',
  'temperature',
  'benchmark',
  'language',
  'cwe',
  'prompting',
  'function',
  'security',
] as const;
export type Dimension = (typeof dimensions)[number];

/** The values wanted of each dimension; none means any. */
export type Filter = Readonly<Record<Dimension, readonly string[]>>;

export const noFilter: Filter = {
  model: [],
  temperature: [],
  benchmark: [],
  language: [],
  cwe: [],
  prompting: [],
  function: [],
  security: [],
};

export const isFiltered = (filter: Filter) => dimensions.some((name) => filter[name].length > 0);

const distinct = (values: readonly string[]) => [...new Set(values)];

/** CWEs by their number, other words by the alphabet. */
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** The values of a dimension that occur, in the order in which readers look for them. */
export function valuesOf(facts: Facts, dimension: Dimension): readonly string[] {
  switch (dimension) {
    case 'model':
      return facts.models;
    case 'temperature':
      return [...facts.temperatures].sort((a, b) => a - b).map(String);
    case 'benchmark':
      return taskCodes(facts, 'benchmark').values;
    case 'language':
      return distinct(facts.tasks.map((task) => task.language)).sort();
    case 'cwe':
      return distinct(facts.tasks.map((task) => task.cwe)).sort(byNumber);
    case 'prompting':
      return facts.promptings;
    case 'function':
      return occurring(functionalOutcomes, facts.functional);
    case 'security':
      return occurring(securityOutcomes, facts.security);
  }
}

function occurring(names: readonly string[], codes: ArrayLike<number>): readonly string[] {
  const seen = new Set(Array.from(codes));
  return names.filter((_, code) => seen.has(code));
}

/** For each code of a list, whether it is wanted; `null` when all are. */
function wanted(values: readonly string[], of: readonly string[]): Uint8Array | null {
  if (of.length === 0) return null;
  const set = new Set(of);
  return Uint8Array.from(values, (value) => (set.has(value) ? 1 : 0));
}

/** The places of the samples that a filter lets through, ascending. */
export function select(facts: Facts, filter: Filter): Uint32Array {
  const byTask = [
    wanted(
      facts.tasks.map((task) => task.benchmark),
      filter.benchmark,
    ),
    wanted(
      facts.tasks.map((task) => task.language),
      filter.language,
    ),
    wanted(
      facts.tasks.map((task) => task.cwe),
      filter.cwe,
    ),
  ].filter((table) => table !== null);
  const tasks =
    byTask.length === 0
      ? null
      : Uint8Array.from(facts.tasks, (_, task) => (byTask.every((table) => table[task]) ? 1 : 0));
  const tests = [
    [tasks, facts.task],
    [wanted(facts.models, filter.model), facts.model],
    [wanted(facts.temperatures.map(String), filter.temperature), facts.temperature],
    [wanted(facts.promptings, filter.prompting), facts.prompting],
    [wanted(functionalOutcomes, filter.function), facts.functional],
    [wanted(securityOutcomes, filter.security), facts.security],
  ] as const;
  const open = tests.flatMap(([table, codes]) => (table === null ? [] : [{ table, codes }]));
  const kept = new Uint32Array(facts.size);
  let size = 0;
  for (let i = 0; i < facts.size; i++) {
    if (open.every(({ table, codes }) => table[codes[i] ?? 0] === 1)) kept[size++] = i;
  }
  return kept.subarray(0, size);
}
