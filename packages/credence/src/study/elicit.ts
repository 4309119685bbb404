import type { ConfidenceMethod } from '../confidence/method.ts';
import { contentHash, contentKey } from '../core/keys.ts';
import type { ConfidenceRecord } from '../core/records.ts';
import type { ElicitedTarget } from '../core/verdict.ts';

/** The targets that every sample is asked about, apart from each other. */
export const elicitedTargets: readonly ElicitedTarget[] = ['functional', 'security'];

/** One confidence that the study wants of a sample. */
export interface WantedConfidence {
  readonly key: string;
  readonly method: ConfidenceMethod;
  readonly target: ElicitedTarget;
}

export function wantedConfidences(
  sample: string,
  methods: readonly ConfidenceMethod[],
): readonly WantedConfidence[] {
  return methods.flatMap((method) =>
    elicitedTargets.map((target) => ({
      key: contentKey('confidence', { sample, method: method.id, version: method.version, target }),
      method,
      target,
    })),
  );
}

/** An answer without code has no confidence in its code. */
export function confidenceWithoutCode(
  sample: string,
  { key, method, target }: WantedConfidence,
): ConfidenceRecord {
  return {
    kind: 'confidence',
    key,
    sample,
    method: method.id,
    methodVersion: method.version,
    target,
    value: null,
    missing: 'no-code',
    raw: null,
    usage: { inputTokens: 0, outputTokens: 0 },
    usd: 0,
    at: new Date().toISOString(),
  };
}

export function rawHash(raw: string): string | null {
  return raw === '' ? null : contentHash(raw);
}
