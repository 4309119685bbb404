import { type Resampled, toEstimate } from '../measure/index.ts';
import type { Estimate } from '../schema.ts';

/**
 * a - b, with the interval of the difference resample by resample: the same tasks are drawn for both,
 * so what tasks have in common cancels out. Both must be of the same tasks in the same order.
 */
export function difference(a: Resampled, b: Resampled): Estimate {
  if (a.tasks !== b.tasks) throw new RangeError(`${a.tasks} tasks against ${b.tasks}`);
  const replicates = new Float64Array(a.replicates.length);
  for (let draw = 0; draw < replicates.length; draw += 1) {
    replicates[draw] = a.replicates[draw]! - b.replicates[draw]!;
  }
  return toEstimate({ value: a.value - b.value, replicates, tasks: a.tasks });
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
