import {
  classConditional,
  conformalRiskControl,
  hoeffdingBentkusPValue,
  learnThenTest,
} from '../src/guarantees/index.ts';
import {
  binomialCdf,
  chiSquaredUpper,
  inverseRegularizedBeta,
  normalCdf,
  normalQuantile,
  regularizedBeta,
  studentTUpper,
} from '../src/numeric/index.ts';
import {
  betaCalibration,
  histogramBinning,
  isotonicRegression,
  plattScaling,
  type Recalibration,
  temperatureScaling,
  vennAbers,
} from '../src/recalibration/index.ts';
import { clopperPearsonUpper } from '../src/uncertainty/index.ts';
import { type Compute, type Dataset, NOT_COMPARED, type Registry } from './reference-data.ts';

const platt =
  (options: { scale: 'raw' } | { clip: number }): Compute =>
  (d) => ({ ...plattScaling.fit(d.conf, d.y, options)!.parameters, converged: true });

const temperature =
  (clip: number): Compute =>
  (d) => {
    const map = temperatureScaling.fit(d.conf, d.y, { clip })!;
    // At the bound, and where the loss is 0 for a whole range of T, the data do not fix T.
    const free = map.atBound || map.logLoss === 0;
    return {
      T: free ? NOT_COMPARED : map.parameters.temperature,
      nll: map.logLoss,
      at_bound: map.logLoss === 0 ? NOT_COMPARED : map.atBound,
    };
  };

interface Knots {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** Knots without those that lie between two others of the same value. */
const needed = ({ x, y }: Knots): readonly number[] => {
  const same = (i: number, j: number) => Math.abs(y[i]! - y[j]!) < 1e-12;
  return x.filter((_, i) => i === 0 || i === x.length - 1 || !same(i - 1, i) || !same(i, i + 1));
};

/**
 * scikit-learn leaves neighbouring blocks apart whose means differ by rounding only: there the same
 * curve has superfluous knots, at which its values are compared.
 */
const isotonic = (
  d: Dataset,
  expected: Knots,
  grid: readonly number[],
  weights?: readonly number[],
) => {
  const map = isotonicRegression.fit(d.conf, d.y, { weights })!;
  const { x } = map.parameters;
  const sameCurve = JSON.stringify(needed(expected)) === JSON.stringify(x);
  const squares = Array.from(map.applyAll(d.conf), (q, i) => (q - d.y[i]!) ** 2);
  return {
    x: sameCurve ? expected.x : x,
    y: map.applyAll(expected.x),
    grid: map.applyAll(grid),
    brier: squares.reduce((sum, square) => sum + square, 0) / d.n,
  };
};

const beta: Compute = (d, expected) => {
  const map = betaCalibration.fit(d.conf, d.y);
  if (map === null) return null;
  const { a, b, c } = map.parameters;
  const identified = (expected as { identified: boolean } | null)?.identified ?? false;
  const distinct = [...new Set(d.conf.map((p) => Math.min(1 - 1e-6, Math.max(1e-6, p))))];
  const listed = (expected as { pred_at_distinct: unknown } | null)?.pred_at_distinct;
  return {
    a: identified ? a : NOT_COMPARED,
    b: identified ? b : NOT_COMPARED,
    c: identified ? c : NOT_COMPARED,
    nll: map.logLoss,
    identified: distinct.length >= 3,
    kkt: NOT_COMPARED,
    pred_at_distinct: listed === null ? null : map.applyAll(distinct.sort((x, y) => x - y)),
  };
};

const onGrid = (map: Recalibration | null, grid: readonly number[]) => map?.applyAll(grid);

const fixedSequence: Compute = (d) => {
  const alpha = 0.2;
  const delta = 0.1;
  const test = 'independent-samples';
  const { threshold, steps } = learnThenTest(d.conf, d.y, { alpha, delta, test })!;
  return {
    alpha,
    delta,
    thresholds: steps.map(({ threshold: t, trusted: n, vulnerable: k, pValue }) => ({
      t,
      n,
      k,
      p_binom: pValue,
      p_hb: hoeffdingBentkusPValue(k, n, alpha),
      cp_upper: clopperPearsonUpper(k, n, 1 - delta),
      // What two other tools say; the first is e times too large without losses.
      p_hb_ltt_repo: NOT_COMPARED,
      p_hb_mapie_binary: NOT_COMPARED,
    })),
    chosen_binomial: threshold,
  };
};

/** Entries on recalibration and guarantees. */
export const recalibration: Registry = {
  'temperature.eps0.001': temperature(1e-3),
  'temperature.eps1e-06': temperature(1e-6),
  'temperature.eps1e-12': temperature(1e-12),
  'platt.raw': platt({ scale: 'raw' }),
  'platt.logit1e-6': platt({ clip: 1e-6 }),
  'platt.logit1e-3': platt({ clip: 1e-3 }),
  isotonic: (d, expected, grid) => isotonic(d, expected as Knots, grid),
  'weighted.isotonic': (d, expected, grid) => isotonic(d, expected as Knots, grid, d.weights!),
  'beta.abm.eps1e-6': beta,
  'histbin.right.M10': (d, _, grid) => onGrid(histogramBinning.fit(d.conf, d.y), grid),
  venn_abers: (d, _, grid) => {
    const predictions = grid.map((p) => vennAbers.fit(d.conf, d.y)!.predict(p));
    return {
      p0: predictions.map(({ p0 }) => p0),
      p1: predictions.map(({ p1 }) => p1),
      p: predictions.map(({ p }) => p),
    };
  },
  'risk_control.ltt_fixed_sequence': fixedSequence,
  'risk_control.crc_joint_alpha0.1': (d) => conformalRiskControl(d.conf, d.y, { alpha: 0.1 }),
  'risk_control.class_conditional_alpha0.1': (d) => {
    const { threshold, vulnerable } = classConditional(d.conf, d.y, { alpha: 0.1 });
    return { threshold, n_vuln: vulnerable };
  },
};

/** The special functions by the names of the reference. */
export const specialFunctions: Readonly<Record<string, (...args: number[]) => number>> = {
  betainc: regularizedBeta,
  betaincinv: inverseRegularizedBeta,
  binom_cdf: binomialCdf,
  norm_cdf: normalCdf,
  norm_ppf: normalQuantile,
  chi2_sf: chiSquaredUpper,
  t_sf: studentTUpper,
};
