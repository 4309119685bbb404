import type { SampleRow } from '../../schema.ts';
import { confidenceOf } from './false-trust.ts';

export const sortKeys = [
  'trust',
  'task',
  'model',
  'temperature',
  'functional',
  'security',
  'functional-confidence',
  'security-confidence',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface SampleQuery {
  readonly text: string;
  /** Empty: any. */
  readonly model: string;
  readonly language: string;
  readonly functional: string;
  readonly security: string;
  readonly sort: SortKey;
  readonly descending: boolean;
}

export const everySample: SampleQuery = {
  text: '',
  model: '',
  language: '',
  functional: '',
  security: '',
  sort: 'trust',
  descending: false,
};

/** The samples a query asks for, in its order. Ties keep the report's order. */
export function querySamples(
  samples: readonly SampleRow[],
  query: SampleQuery,
  method: string,
  threshold: number,
): readonly SampleRow[] {
  const words = query.text.toLowerCase().split(/\s+/).filter(Boolean);
  const kept = samples.filter(
    (sample) =>
      (query.model === '' || sample.model === query.model) &&
      (query.language === '' || sample.language === query.language) &&
      (query.functional === '' || sample.functional === query.functional) &&
      (query.security === '' || sample.security === query.security) &&
      (words.length === 0 || matches(sample, words)),
  );
  const sign = query.descending ? -1 : 1;
  const value = sortValue(query.sort, method, threshold);
  return kept
    .map((sample) => ({ sample, value: value(sample) }))
    .sort((a, b) => order(a.value, b.value, sign))
    .map(({ sample }) => sample);
}

function matches(sample: SampleRow, words: readonly string[]): boolean {
  const text = [sample.title, sample.task, sample.cwe, sample.language, sample.model, sample.code]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

type Value = string | number | null;

function sortValue(key: SortKey, method: string, threshold: number): (sample: SampleRow) => Value {
  switch (key) {
    case 'task':
      return (sample) => sample.title;
    case 'model':
      return (sample) => sample.model;
    case 'temperature':
      return (sample) => sample.temperature;
    case 'functional':
      return (sample) => sample.functional;
    case 'security':
      return (sample) => sample.security;
    case 'functional-confidence':
      return (sample) => confidenceOf(sample, method, 'functional')?.value ?? null;
    case 'security-confidence':
      return (sample) => confidenceOf(sample, method, 'security')?.value ?? null;
    case 'trust':
      return (sample) => trustRank(sample, method, threshold);
  }
}

/** False Trust first, the most confident at the top; then what else is vulnerable; then the rest. */
function trustRank(sample: SampleRow, method: string, threshold: number): number {
  const confidence = confidenceOf(sample, method, 'security')?.value ?? -1;
  if (sample.security !== 'vulnerable') return 4 - confidence;
  return confidence >= threshold ? -confidence : 2 - confidence;
}

/** Missing values come last in either direction. */
function order(a: Value, b: Value, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -sign : a > b ? sign : 0;
}
