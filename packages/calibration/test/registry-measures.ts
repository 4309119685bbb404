import {
  augrc,
  aurc,
  aurcSampleMean,
  auroc,
  type BinRule,
  brier,
  brierSkill,
  brierStatistic,
  type ClusterRatio,
  calibrationInTheLarge,
  clopperPearsonUpper,
  clusterBootstrap,
  clusterRatio,
  corp,
  cox,
  debiasedSquaredEce,
  type EceOptions,
  ece,
  eceStatistic,
  excessAurc,
  falseTrust,
  falseTrustStatistic,
  hosmerLemeshow,
  logLoss,
  type MurphyParts,
  meanConfidence,
  meanOutcome,
  murphy,
  overconfidenceGap,
  overconfidenceGapStatistic,
  readClusters,
  riskCoverage,
  smoothEce,
  smoothEceAt,
  spiegelhalter,
  sumByCluster,
} from '../src/index.ts';
import { isMaterialized, materializedBca } from './materialized.ts';
import { type Compute, type Dataset, NOT_COMPARED, type Registry } from './reference-data.ts';

const eceBy =
  (options: EceOptions): Compute =>
  (d) =>
    ece(d.conf, d.y, options);

const width = (count: number): BinRule => ({ kind: 'width', count });
const mass = (count: number): BinRule => ({ kind: 'mass', count });
const distinct: BinRule = { kind: 'distinct' };

const eceEntries = (): Registry => {
  const entries: Record<string, Compute> = {
    'ce.unique.l1': eceBy({ bins: distinct }),
    'ce.unique.l2': eceBy({ bins: distinct, norm: 'l2' }),
    'ce.unique.l2_debiased': eceBy({ bins: distinct, norm: 'l2', debiased: true }),
  };
  for (const m of [5, 10, 15, 20]) {
    for (const norm of ['l1', 'l2', 'max'] as const) {
      entries[`ece.width.right.${norm}.M${m}`] = eceBy({ bins: width(m), norm });
    }
  }
  for (const m of [10, 15]) {
    for (const norm of ['l1', 'l2'] as const) {
      entries[`ece.mass.split.${norm}.M${m}`] = eceBy({ bins: mass(m), norm });
    }
    const debiased = { norm: 'l2', debiased: true } as const;
    entries[`ece.width.right.l2_debiased.M${m}`] = eceBy({ bins: width(m), ...debiased });
    entries[`ece.mass.split.l2_debiased.M${m}`] = eceBy({ bins: mass(m), ...debiased });
    entries[`ece.mass.split.sq_debiased_unclipped.M${m}`] = (d) =>
      debiasedSquaredEce(d.conf, d.y, { bins: mass(m) });
    entries[`ece.width.right.l1_debiased_closed.M${m}`] = eceBy({ bins: width(m), debiased: true });
  }
  return entries;
};

const falseTrustAt = (d: Dataset, threshold: number) => {
  const f = falseTrust(d.conf, d.y, { threshold, ...(d.cluster ? { groups: d.cluster } : {}) })!;
  const { cluster } = f.ofTrusted;
  return {
    t: threshold,
    n_sel: f.ofTrusted.denominator,
    n_vuln_sel: f.ofTrusted.numerator,
    n_vuln: f.ofVulnerable.denominator,
    coverage: f.coverage,
    p_vuln_given_trust: f.ofTrusted.value,
    p_trust_given_vuln: f.ofVulnerable.value,
    p_joint: f.joint.value,
    cp95: f.ofTrusted.clopperPearson,
    wilson95: f.ofTrusted.wilson,
    cp_upper90: clopperPearsonUpper(f.ofTrusted.numerator, f.ofTrusted.denominator, 0.9),
    cluster: seFields(cluster),
  };
};

const murphyFields = (m: MurphyParts) => ({
  rel: m.reliability,
  res: m.resolution,
  unc: m.uncertainty,
  wbv: m.withinVariance,
  wbc: m.withinCovariance,
});

const hasNoPoints = (expected: unknown): boolean =>
  (expected as { coverages: unknown }).coverages === null;

const weights = (d: Dataset) => ({ weights: d.weights ?? undefined });

const seFields = (r: ClusterRatio | null) =>
  r && { value: r.value, se_cr0: r.standardErrorUncorrected, se_cr1: r.standardError, G: r.groups };

const clusterMean = (d: Dataset, value: (p: number, y: number) => number) => {
  const clusters = readClusters(d.cluster!);
  return seFields(
    clusterRatio(
      sumByCluster(clusters, (i) => value(d.conf[i]!, d.y[i]!)),
      sumByCluster(clusters, () => 1),
    ),
  );
};

const bootstrapEntry: Compute = (d) => {
  const points = { p: d.conf, y: d.y, groups: d.cluster! };
  const statistics = {
    ece_right_M10: eceStatistic(),
    brier: brierStatistic,
    gap: overconfidenceGapStatistic,
    false_trust_09: falseTrustStatistic({ threshold: 0.9 }),
  };
  const draws = d.bootstrap_draws!;
  const percentile = clusterBootstrap(points, statistics, { draws });
  const bca = clusterBootstrap(points, statistics, { draws, method: 'bca' });
  const hasPermutations = draws.some((draw) => new Set(draw).size === draw.length);
  const names = Object.keys(statistics) as (keyof typeof statistics)[];
  return {
    B: draws.length,
    level: 0.95,
    ci: Object.fromEntries(
      names.map((name) => {
        const r = percentile[name];
        const [lower, upper] = r.interval!;
        return [
          name,
          {
            percentile: r.interval,
            basic: [2 * r.estimate! - upper, 2 * r.estimate! - lower],
            BCa:
              hasPermutations && isMaterialized(name)
                ? materializedBca(d, name)
                : bca[name].interval,
            se: r.standardError,
            estimate: r.estimate,
            first5: [...r.replicates.subarray(0, 5)],
          },
        ];
      }),
    ),
  };
};

/** Entries on measures, curves and uncertainty. */
export const measures: Registry = {
  accuracy: (d) => meanOutcome(d.conf, d.y),
  mean_conf: (d) => meanConfidence(d.conf, d.y),
  overconfidence_gap: (d) => overconfidenceGap(d.conf, d.y),
  brier: (d) => brier(d.conf, d.y),
  bss: (d) => brierSkill(d.conf, d.y),
  auroc: (d) => auroc(d.conf, d.y),
  'log_loss.eps1e-15': (d) => logLoss(d.conf, d.y),
  'log_loss.eps1e-06': (d) => logLoss(d.conf, d.y, { epsilon: 1e-6 }),
  'weighted.log_loss.eps1e-15': (d) => logLoss(d.conf, d.y, weights(d)),
  'murphy.binned.right.M10': (d) => murphyFields(murphy(d.conf, d.y, { bins: width(10) })!),
  'murphy.unique': (d) => murphyFields(murphy(d.conf, d.y)!),
  'murphy.corp': (d) => {
    const { brier: mean_score, ...parts } = corp(d.conf, d.y)!;
    return { mean_score, ...parts };
  },
  'aurc.trapezoid_distinct': (d) => aurc(d.conf, d.y),
  'eaurc.trapezoid_distinct': (d) => excessAurc(d.conf, d.y),
  augrc: (d) => augrc(d.conf, d.y),
  'aurc.sample_mean': (d) => aurcSampleMean(d.conf, d.y),
  rc_points: (d, expected) => {
    // The reference leaves the points out of data sets of more than 500.
    if (d.n > 500 && hasNoPoints(expected)) return NOT_COMPARED;
    const points = riskCoverage(d.conf, d.y).toReversed();
    return {
      coverages: [...points.map((point) => point.coverage), 0],
      risks: [...points.map((point) => point.risk), points.at(-1)!.risk],
    };
  },
  'smece.exact': (d) => {
    const value = smoothEce(d.conf, d.y);
    const at = (bandwidth: number) => smoothEceAt(d.conf, d.y, { bandwidth });
    return { value, sigma: value, at: { '0.05': at(0.05), '0.1': at(0.1), '0.2': at(0.2) } };
  },
  spiegelhalter: (d) => spiegelhalter(d.conf, d.y),
  'hosmer_lemeshow.g10': (d) => {
    const h = hosmerLemeshow(d.conf, d.y);
    return (
      h && { chi2: h.chiSquared, groups: h.groups, p_df_groups: h.p, p_df_g_minus_2: h.pFitted }
    );
  },
  'cox.eps1e-6': (d) => {
    const fit = cox(d.conf, d.y);
    return (
      fit && {
        intercept: fit.intercept,
        slope: fit.slope,
        se_intercept: fit.interceptStandardError,
        se_slope: fit.slopeStandardError,
        lr_U: fit.likelihoodRatio,
        lr_p: fit.p,
      }
    );
  },
  'citl.eps1e-6': (d) => {
    const fit = calibrationInTheLarge(d.conf, d.y);
    return fit && { intercept: fit.intercept, se: fit.standardError };
  },
  ...eceEntries(),
  false_trust: (d) => [0.5, 0.7, 0.8, 0.9, 0.95, 1].map((t) => falseTrustAt(d, t)),
  'cluster_se.accuracy': (d) => clusterMean(d, (_, y) => y),
  'cluster_se.gap': (d) => clusterMean(d, (p, y) => p - y),
  'cluster_se.brier': (d) => clusterMean(d, (p, y) => (p - y) ** 2),
  cluster_bootstrap: bootstrapEntry,
  'weighted.brier': (d) => brier(d.conf, d.y, weights(d)),
  'weighted.auroc': (d) => auroc(d.conf, d.y, weights(d)),
  'weighted.ece.width.right.l1.M10': (d) => ece(d.conf, d.y, weights(d)),
};
