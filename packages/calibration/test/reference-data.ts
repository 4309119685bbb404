import { readFileSync } from 'node:fs';

/** One expected figure of a data set; null means undefined by convention. */
export interface Entry {
  readonly id: string;
  readonly value: unknown;
  readonly tol: number;
  readonly role: 'assert' | 'compat' | 'info';
}

export interface Dataset {
  readonly id: string;
  readonly n: number;
  readonly conf: readonly number[];
  readonly y: readonly number[];
  readonly cluster: readonly number[] | null;
  readonly weights: readonly number[] | null;
  readonly bootstrap_draws?: readonly (readonly number[])[];
  readonly expected: readonly Entry[];
}

export interface PairedDataset {
  readonly id: string;
  readonly conf_a: readonly number[];
  readonly y_a: readonly number[];
  readonly conf_b: readonly number[];
  readonly y_b: readonly number[];
  readonly cluster: readonly number[];
  readonly bootstrap_draws: readonly (readonly number[])[];
  readonly signs: readonly (readonly number[])[];
  readonly expected: Readonly<Record<string, number | readonly number[] | string>>;
}

interface PassAtKCase {
  readonly n: number;
  readonly c: number;
  readonly k: number;
  readonly pass_at_k: number;
  readonly vulnerable_at_k_with_c_vulnerable: number;
  readonly secure_at_k_all_secure: number;
}

interface Reference {
  readonly meta: { readonly grid: readonly number[] };
  readonly datasets: readonly Dataset[];
  readonly pass_at_k: { readonly cases: readonly PassAtKCase[] };
  readonly special_functions: {
    readonly cases: readonly {
      readonly fn: string;
      readonly args: readonly number[];
      readonly value: number;
    }[];
  };
  readonly paired: readonly PairedDataset[];
}

export const reference: Reference = JSON.parse(
  readFileSync(new URL('./reference.json', import.meta.url), 'utf8'),
);

/** Put in place of a figure that the entry itself says is not identified, so that it is not compared. */
export const NOT_COMPARED: unique symbol = Symbol('not compared');

/**
 * Computes what the library says for one entry of a data set, in the shape of the expected value.
 * Keys that are absent from the expected value are ignored; every key of it must be there.
 */
export type Compute = (data: Dataset, expected: unknown, grid: readonly number[]) => unknown;
export type Registry = Readonly<Record<string, Compute>>;

/** Differences beyond `tol` (absolute; relative above 1) between expected and actual, as readable lines. */
export const differences = (
  expected: unknown,
  actual: unknown,
  tol: number,
  path = '',
): readonly string[] => {
  if (actual === NOT_COMPARED) return [];
  if (expected === 'inf')
    return actual === Number.POSITIVE_INFINITY ? [] : [`${path}: ${actual}, not inf`];
  if (expected === 'nan') return Number.isNaN(actual) ? [] : [`${path}: ${actual}, not nan`];
  if (typeof expected === 'number') {
    const allowed = tol * Math.max(1, Math.abs(expected));
    return typeof actual === 'number' && Math.abs(actual - expected) <= allowed
      ? []
      : [`${path}: ${String(actual)}, not ${expected}`];
  }
  if (typeof expected !== 'object' || expected === null) {
    return actual === expected ? [] : [`${path}: ${String(actual)}, not ${String(expected)}`];
  }
  if (typeof actual !== 'object' || actual === null)
    return [`${path}: ${String(actual)}, not an object`];
  const length =
    Array.isArray(expected) && expected.length !== (actual as ArrayLike<unknown>).length
      ? [`${path}: ${(actual as ArrayLike<unknown>).length} entries, not ${expected.length}`]
      : [];
  return [
    ...length,
    ...Object.entries(expected).flatMap(([key, value]) =>
      differences(value, (actual as Record<string, unknown>)[key], tol, `${path}.${key}`),
    ),
  ];
};
