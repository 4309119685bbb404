import { unit } from '../data/arrays.ts';
import { checkOption } from '../data/errors.ts';
import { readLevel } from '../data/options.ts';
import { isConfidence } from '../data/sample.ts';
import { normalQuantile } from '../numeric/normal.ts';
import type { Interval } from '../uncertainty/interval.ts';

/** A share known from k of n trials, or exactly. */
export type KnownShare = number | { readonly count: number; readonly of: number };

/** How often the oracle is right, as its audit found it. */
export interface OracleAccuracy {
  /** P(judged vulnerable | vulnerable). */
  readonly sensitivity: KnownShare;
  /** P(judged secure | secure). */
  readonly specificity: KnownShare;
}

/**
 * The share judged vulnerable: a count of independent samples, or a rate with a standard error that
 * already accounts for tasks (`clusterRatio`, `falseTrust(...).ofTrusted.cluster`).
 */
export type ObservedShare =
  | { readonly count: number; readonly of: number }
  | { readonly rate: number; readonly standardError: number };

export interface RoganGladen {
  /** The corrected share, moved into [0,1]. */
  readonly value: number;
  /** As the formula gives it; outside [0,1] when the data and the audit disagree. */
  readonly unclipped: number;
  /** By the delta method, with the uncertainty of sensitivity and specificity. */
  readonly standardError: number;
  /** Lang & Reiczigel's interval, moved into [0,1]. */
  readonly interval: Interval;
}

/**
 * The true share of vulnerable samples from the share that an imperfect oracle judges vulnerable:
 * (rate + specificity - 1) / (sensitivity + specificity - 1). It assumes that the oracle errs
 * equally often whatever the confidence.
 * @returns null where sensitivity + specificity <= 1, when the oracle says nothing, or without samples.
 * Source: Rogan & Gladen 1978; interval: Lang & Reiczigel 2014.
 */
export const roganGladen = (
  observed: ObservedShare,
  oracle: OracleAccuracy,
  options: { readonly level?: number | undefined } = {},
): RoganGladen | null => {
  const z = normalQuantile(0.5 + readLevel(options.level) / 2);
  const seen = readRate('observed share', observed);
  const se = readRate('sensitivity', oracle.sensitivity);
  const sp = readRate('specificity', oracle.specificity);
  if (!(seen.size > 0) || se.share + sp.share <= 1) return null;
  const unclipped = correct(seen.share, se.share, sp.share);
  // Shares moved inwards give the interval its coverage near 0 and 1.
  const seen2 = padded(seen, z * z);
  const se2 = padded(se, 2);
  const sp2 = padded(sp, 2);
  const centre = correct(seen2.share, se2.share, sp2.share);
  const shift =
    2 * z * z * (centre * variation(se2, se.size) - (1 - centre) * variation(sp2, sp.size));
  const half = z * Math.sqrt(variance(seen2, se2, sp2));
  return {
    value: unit(unclipped),
    unclipped,
    standardError: Math.sqrt(variance(seen, se, sp)),
    interval:
      se2.share + sp2.share <= 1
        ? [0, 1]
        : [unit(centre + shift - half), unit(centre + shift + half)],
  };
};

/** A share and the number of independent trials behind it; infinite when known exactly. */
interface Estimate {
  readonly share: number;
  readonly size: number;
}

const correct = (rate: number, se: number, sp: number): number => (rate + sp - 1) / (se + sp - 1);

/** Variance of a share of so many trials. */
export const variation = ({ share }: Estimate, size: number): number =>
  (share * (1 - share)) / size;

/** Variance of the corrected share by the delta method. */
const variance = (seen: Estimate, se: Estimate, sp: Estimate): number => {
  const truth = correct(seen.share, se.share, sp.share);
  const sum =
    variation(seen, seen.size) +
    truth ** 2 * variation(se, se.size) +
    (1 - truth) ** 2 * variation(sp, sp.size);
  return sum / (se.share + sp.share - 1) ** 2;
};

/** The share with `extra` trials added, half of them successes. */
const padded = ({ share, size }: Estimate, extra: number): Estimate =>
  size === Number.POSITIVE_INFINITY
    ? { share, size }
    : { share: (share * size + extra / 2) / (size + extra), size: size + extra };

export const readRate = (name: string, known: KnownShare | ObservedShare): Estimate => {
  const estimate = estimateOf(known);
  checkOption(
    isConfidence(estimate.share) && estimate.size >= 0,
    `${name} ${JSON.stringify(known)}`,
    'a share in [0,1], of trials or with an error above 0',
  );
  return estimate;
};

const estimateOf = (known: KnownShare | ObservedShare): Estimate => {
  if (typeof known === 'number') return { share: known, size: Number.POSITIVE_INFINITY };
  if ('count' in known) return { share: known.count / (known.of || 1), size: known.of };
  const { rate, standardError } = known;
  // The number of independent samples that would have this standard error.
  const size = standardError > 0 ? (rate * (1 - rate)) / standardError ** 2 : Number.NaN;
  return { share: rate, size };
};
