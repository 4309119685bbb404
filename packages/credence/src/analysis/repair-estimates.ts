import type { PairedResult } from '@credence/calibration';
import type { Estimate } from '@credence/viewer';

export const noEstimate: Estimate = { value: null, low: null, high: null };

export const differenceEstimate = ({ difference, interval }: PairedResult): Estimate => ({
  value: difference,
  low: interval?.[0] ?? null,
  high: interval?.[1] ?? null,
});
