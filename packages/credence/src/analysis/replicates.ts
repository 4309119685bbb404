import {
  type BootstrapResult,
  type ClusteredPoints,
  clusterBootstrap,
  quantile,
  type Statistic,
} from '@credence/calibration';
import type { Estimate } from '@credence/viewer';
import { bootstrapOptions } from './estimates.ts';

export const nothing: Estimate = { value: null, low: null, high: null };

/** A statistic with its resamples. Of points with the same tasks in the same order all share draws. */
export type Replicated = Pick<BootstrapResult, 'estimate' | 'replicates' | 'groups'>;

/** Statistics of points, with the resamples that their differences from others are made of. */
export function replicate<Name extends string>(
  points: ClusteredPoints,
  statistics: Readonly<Record<Name, Statistic>>,
): Readonly<Record<Name, Replicated>> {
  return clusterBootstrap(points, statistics, bootstrapOptions);
}

function interval(replicates: Float64Array): readonly [number, number] | null {
  const ascending = replicates.filter((value) => !Number.isNaN(value)).sort();
  if (ascending.length === 0) return null;
  const { level } = bootstrapOptions;
  return [quantile(ascending, (1 - level) / 2), quantile(ascending, (1 + level) / 2)];
}

/** The value with its percentile interval; none with fewer than two tasks. */
export function toEstimate({ estimate, replicates, groups }: Replicated): Estimate {
  if (estimate === null) return nothing;
  const ends = groups < 2 ? null : interval(replicates);
  return { value: estimate, low: ends?.[0] ?? null, high: ends?.[1] ?? null };
}

/**
 * a - b, with the interval of the difference resample by resample: the same tasks are drawn for both,
 * so what tasks have in common cancels out. Both must be of the same tasks in the same order.
 */
export function difference(a: Replicated, b: Replicated): Estimate {
  if (a.groups !== b.groups) throw new RangeError(`${a.groups} tasks against ${b.groups}`);
  if (a.estimate === null || b.estimate === null) return nothing;
  return toEstimate({
    estimate: a.estimate - b.estimate,
    replicates: a.replicates.map((value, draw) => value - b.replicates[draw]!),
    groups: a.groups,
  });
}

type Estimates<Name extends string> = Readonly<Record<Name, Estimate>>;

function mapValues<Name extends string, From, To>(
  record: Readonly<Record<Name, From>>,
  map: (value: From, name: Name) => To,
): Readonly<Record<Name, To>> {
  const entries = Object.entries(record) as [Name, From][];
  return Object.fromEntries(entries.map(([name, value]) => [name, map(value, name)])) as Record<
    Name,
    To
  >;
}

/** `toEstimate` for each. */
export function toEstimates<Name extends string>(
  all: Readonly<Record<Name, Replicated>>,
): Estimates<Name> {
  return mapValues(all, toEstimate);
}

/** `difference` for each. */
export function differences<Name extends string>(
  a: Readonly<Record<Name, Replicated>>,
  b: Readonly<Record<Name, Replicated>>,
): Estimates<Name> {
  return mapValues(a, (value, name) => difference(value, b[name]));
}
