import { confidenceColumn } from '../../helps/answers.ts';
import { type Facts, functionalOutcomes, securityOutcomes } from '../../pack/facts.ts';
import type { Measures } from './measures.ts';

export const sortKeys = [
  'trust',
  'task',
  'model',
  'temperature',
  'function',
  'security',
  'function-confidence',
  'security-confidence',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface SampleOrder {
  readonly key: SortKey;
  readonly descending: boolean;
}

/** `task` and `-task`; anything else is the order that the page begins with. */
export function parseOrder(text: string | null): SampleOrder {
  const key = sortKeys.find((name) => name === text?.replace(/^-/, ''));
  return { key: key ?? 'trust', descending: key !== undefined && text?.startsWith('-') === true };
}

export const formatOrder = ({ key, descending }: SampleOrder) => `${descending ? '-' : ''}${key}`;

export interface SampleQuery {
  readonly text: string;
  readonly order: SampleOrder;
  readonly method: string;
  readonly threshold: number;
}

/** The answers that a query asks for, in its order. Ties keep the report's order. */
export function querySamples(measures: Measures, query: SampleQuery): Uint32Array {
  const { facts } = measures;
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = words.length === 0 ? measures.rows.slice() : searched(measures, words);
  const value = sortValue(measures, query);
  const sign = query.order.descending ? -1 : 1;
  const keys = new Float64Array(facts.size);
  for (const i of rows) keys[i] = value(i);
  return rows.sort((a, b) => compare(keys[a] ?? 0, keys[b] ?? 0, sign) || a - b);
}

function searched({ facts, rows }: Measures, words: readonly string[]): Uint32Array {
  const text = (parts: readonly string[]) => parts.join('\n').toLowerCase();
  const tasks = facts.tasks.map(({ id, title, cwe, language }) => text([id, title, cwe, language]));
  const models = facts.models.map((model) => model.toLowerCase());
  return rows.filter((i) =>
    words.every(
      (word) =>
        tasks[facts.task[i] ?? 0]?.includes(word) ||
        models[facts.model[i] ?? 0]?.includes(word) ||
        facts.keys[i]?.startsWith(word),
    ),
  );
}

/** Places of words in the alphabet, so that words compare as numbers. */
function ranks(words: readonly string[]): Float64Array {
  const order = [...words.keys()].sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
  const rank = new Float64Array(words.length);
  order.forEach((word, place) => {
    rank[word] = place;
  });
  return rank;
}

function sortValue(
  measures: Measures,
  { order, method, threshold }: SampleQuery,
): (row: number) => number {
  const { facts } = measures;
  const by = (rank: ArrayLike<number>, codes: ArrayLike<number>) => (row: number) =>
    rank[codes[row] ?? 0] ?? 0;
  switch (order.key) {
    case 'task':
      return by(ranks(facts.tasks.map((task) => task.title)), facts.task);
    case 'model':
      return by(ranks(facts.models), facts.model);
    case 'temperature':
      return by(facts.temperatures, facts.temperature);
    case 'function':
      return by(ranks(functionalOutcomes), facts.functional);
    case 'security':
      return by(ranks(securityOutcomes), facts.security);
    case 'function-confidence':
      return valueIn(confidenceColumn(facts, method, 'functional'));
    case 'security-confidence':
      return valueIn(confidenceColumn(facts, method, 'security'));
    case 'trust':
      return trustRank(facts, confidenceColumn(facts, method, 'security'), threshold);
  }
}

const valueIn = (column: Float64Array) => (row: number) => column[row] ?? Number.NaN;

/** False Trust first, the most confident at the top; then what else is vulnerable; then the rest. */
function trustRank(facts: Facts, confidence: Float64Array, threshold: number) {
  return (row: number): number => {
    const said = confidence[row] ?? Number.NaN;
    const sure = Number.isNaN(said) ? -1 : said;
    if (facts.security[row] !== 1) return 4 - sure;
    return sure >= threshold ? -sure : 2 - sure;
  };
}

/** Missing values come last in either direction. */
function compare(a: number, b: number, sign: number): number {
  const missing = Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return missing !== 0 || Number.isNaN(a) ? missing : sign * (a - b);
}
