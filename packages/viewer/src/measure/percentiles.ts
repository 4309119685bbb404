import { quantile } from '@credence/calibration';
import type { Estimate } from '../schema.ts';
import { bootstrapOptions } from './bootstrap-options.ts';
import type { Resampled } from './task-resamples.ts';

export const nothing: Estimate = { value: null, low: null, high: null };

function known(replicates: Float64Array): Float64Array {
  const ascending = new Float64Array(replicates.length);
  let size = 0;
  for (const one of replicates) if (!Number.isNaN(one)) ascending[size++] = one;
  return ascending.subarray(0, size).sort();
}

/** The value with its percentile interval; none with fewer than two tasks. */
export function toEstimate({ value, replicates, tasks }: Resampled): Estimate {
  if (Number.isNaN(value)) return nothing;
  const ascending = tasks < 2 ? new Float64Array(0) : known(replicates);
  if (ascending.length === 0) return { ...nothing, value };
  const { level } = bootstrapOptions;
  return {
    value,
    low: quantile(ascending, (1 - level) / 2),
    high: quantile(ascending, (1 + level) / 2),
  };
}
