import { reliabilityBins } from '@credence/calibration';
import type { ReliabilityBin } from '../schema.ts';
import { binsFor, type Points } from './estimates.ts';

/** The reliability diagram as data, on the bins of the calibration error, with intervals by task. */
export function reliability({ p, y, groups }: Points): readonly ReliabilityBin[] {
  if (p.length === 0) return [];
  return reliabilityBins(p, y, { bins: binsFor(p), groups }).map((bin) => ({
    confidence: bin.meanConfidence,
    n: bin.count,
    rate: {
      value: bin.meanOutcome,
      low: bin.interval?.[0] ?? null,
      high: bin.interval?.[1] ?? null,
    },
  }));
}
