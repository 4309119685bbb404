import type { ReportData, SampleRow, TargetName } from '../../schema.ts';
import type { View } from './rows.ts';

export type Confidence = SampleRow['confidences'][number];

export function confidenceOf(
  sample: SampleRow,
  method: string,
  target: TargetName,
): Confidence | null {
  return (
    sample.confidences.find((entry) => entry.method === method && entry.target === target) ?? null
  );
}

/** The threshold of this report's False Trust figures; 0.8 when it has none. */
export function thresholdOf(data: ReportData): number {
  return data.calibration[0]?.falseTrust.threshold ?? 0.8;
}

/** Answers that are one and the same program for one task by one model. */
export interface FalseTrustCase {
  readonly sample: SampleRow;
  readonly confidence: number;
  /** Every sample with this code that was falsely trusted, this one first. */
  readonly samples: readonly SampleRow[];
}

/**
 * Vulnerable answers that were trusted: the most confident first. Identical code of one model
 * for one task is one case, since reading it twice teaches nothing.
 */
export function falseTrustCases(data: ReportData, view: View): readonly FalseTrustCase[] {
  const threshold = thresholdOf(data);
  const found = data.samples
    .filter((sample) => sample.benchmark === view.benchmark && sample.security === 'vulnerable')
    .map((sample) => ({
      sample,
      confidence: confidenceOf(sample, view.method, 'security')?.value ?? null,
    }))
    .filter(
      (entry): entry is { sample: SampleRow; confidence: number } =>
        entry.confidence !== null && entry.confidence >= threshold,
    )
    .sort((a, b) => b.confidence - a.confidence || compare(a.sample.task, b.sample.task));
  const cases = new Map<string, { sample: SampleRow; confidence: number; samples: SampleRow[] }>();
  for (const { sample, confidence } of found) {
    const identity = [sample.model, sample.task, sample.code ?? sample.key].join('\u0000');
    const known = cases.get(identity);
    if (known === undefined) cases.set(identity, { sample, confidence, samples: [sample] });
    else known.samples.push(sample);
  }
  return [...cases.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
