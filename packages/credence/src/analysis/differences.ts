import { quantile } from '@credence/calibration';
import type { Estimate } from '@credence/viewer';
import { bootstrapOptions } from './estimates.ts';
import type { Resampled } from './task-resamples.ts';

export const nothing: Estimate = { value: null, low: null, high: null };

/** The value with its percentile interval; none with fewer than two tasks. */
export function toEstimate({ value, replicates, tasks }: Resampled): Estimate {
  if (Number.isNaN(value)) return nothing;
  const ascending = replicates.filter((one) => !Number.isNaN(one)).sort();
  if (tasks < 2 || ascending.length === 0) return { ...nothing, value };
  const { level } = bootstrapOptions;
  return {
    value,
    low: quantile(ascending, (1 - level) / 2),
    high: quantile(ascending, (1 + level) / 2),
  };
}

/**
 * a - b, with the interval of the difference resample by resample: the same tasks are drawn for both,
 * so what tasks have in common cancels out. Both must be of the same tasks in the same order.
 */
export function difference(a: Resampled, b: Resampled): Estimate {
  if (a.tasks !== b.tasks) throw new RangeError(`${a.tasks} tasks against ${b.tasks}`);
  return toEstimate({
    value: a.value - b.value,
    replicates: a.replicates.map((value, draw) => value - b.replicates[draw]!),
    tasks: a.tasks,
  });
}

type All<Name extends string, Value> = Readonly<Record<Name, Value>>;

function mapValues<Name extends string, From, To>(
  record: All<Name, From>,
  map: (value: From, name: Name) => To,
): All<Name, To> {
  const entries = Object.entries(record) as [Name, From][];
  return Object.fromEntries(entries.map(([name, one]) => [name, map(one, name)])) as All<Name, To>;
}

/** `toEstimate` for each. */
export const toEstimates = <Name extends string>(all: All<Name, Resampled>): All<Name, Estimate> =>
  mapValues(all, toEstimate);

/** `difference` for each of a. */
export const differences = <Name extends string>(
  a: All<Name, Resampled>,
  b: All<Name, Resampled>,
): All<Name, Estimate> => mapValues(a, (value, name) => difference(value, b[name]));
