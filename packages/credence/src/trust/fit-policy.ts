import { learnThenTest } from '@credence/calibration';
import { chooseSignal, type PolicyRow } from './choose-signal.ts';
import { guaranteeInWords } from './guarantee.ts';
import { type PolicyPart, policyFormat, policyVersion, type TrustPolicy } from './policy.ts';
import { shortfall } from './shortfall.ts';
import { splitTasks } from './split-tasks.ts';
import type { Scored } from './task-counts.ts';
import { candidateThresholds, thresholdsToTry } from './thresholds.ts';

export interface FitOptions
  extends Pick<
    TrustPolicy,
    | 'credenceVersion'
    | 'createdAt'
    | 'study'
    | 'target'
    | 'alpha'
    | 'delta'
    | 'inconclusive'
    | 'gates'
    | 'rejectBelow'
    | 'domain'
  > {
  /** Confidence method -> version, of those to choose from. */
  readonly methods: Readonly<Record<string, string>>;
  /** Share of the tasks that signal, recalibration and thresholds are chosen on. */
  readonly fitShare: number;
  /** For the split of the tasks and the sample that is drawn from each. */
  readonly seed: number;
}

const part = (rows: readonly PolicyRow[]): PolicyPart => ({
  tasks: new Set(rows.map(({ task }) => task)).size,
  samples: rows.length,
  baseRate: rows.reduce((sum, { outcome }) => sum + (1 - outcome), 0) / rows.length,
});

/**
 * Share of answers that any distribution-free gate must turn away to keep the rate of bad ones among
 * the accepted at alpha: max(0, (mu - alpha) / (1 - alpha)) at the base rate mu (arXiv 2606.29054).
 */
export const leastTurnedAway = (mu: number, alpha: number): number =>
  Math.max(0, (mu - alpha) / (1 - alpha));

/**
 * Fits a policy on one part of the tasks and certifies it on the others, by learn-then-test. Where
 * nothing can be certified the policy accepts nothing, and says what it would take. `null` when the
 * rows have no confidence at all, or fewer than four tasks.
 */
export function fitPolicy(
  unordered: readonly PolicyRow[],
  options: FitOptions,
): TrustPolicy | null {
  const rows = unordered.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const { alpha, delta, seed, fitShare, methods } = options;
  const [fitting = new Set()] = splitTasks(
    rows.map(({ task }) => task),
    [fitShare, 1 - fitShare],
    seed,
  );
  const fitRows = rows.filter(({ task }) => fitting.has(task));
  const certifyRows = rows.filter(({ task }) => !fitting.has(task));
  const [fit, certified] = [part(fitRows), part(certifyRows)];
  const signal = chooseSignal(fitRows, Object.keys(methods));
  if (signal === null || fit.tasks < 2 || certified.tasks < 2) return null;

  const { method, recalibration } = signal;
  const scored = (some: readonly PolicyRow[]): readonly Scored[] =>
    some.map(({ task, outcome, confidence }) => {
      const stated = confidence[method] ?? null;
      const score = stated === null ? 0 : recalibration ? recalibration.apply(stated) : stated;
      return { task, outcome, score };
    });
  const certifyScores = scored(certifyRows);
  const fitScores = scored(fitRows);
  const candidates = candidateThresholds(fitScores);
  const thresholds = thresholdsToTry(fitScores, candidates, {
    alpha,
    delta,
    certifying: certified.tasks,
  });
  const tested = learnThenTest(
    certifyScores.map(({ score }) => score),
    certifyScores.map(({ outcome }) => outcome),
    { alpha, delta, thresholds, seed, tasks: certifyScores.map(({ task }) => task) },
  );
  const threshold = tested?.threshold ?? null;
  const { credenceVersion, createdAt, study, target, inconclusive, gates, rejectBelow, domain } =
    options;
  const policy = {
    format: policyFormat,
    version: policyVersion,
    credenceVersion,
    createdAt,
    study,
    target,
    alpha,
    delta,
    inconclusive,
    signal: { method, version: methods[method] ?? '' },
    gates,
    recalibration: recalibration?.toJSON() ?? null,
    threshold,
    rejectBelow,
    domain,
    fit,
    certification: {
      ...certified,
      test: tested?.test ?? 'none',
      steps: (tested?.steps ?? []).map(({ vulnerable, ...step }) => ({ ...step, bad: vulnerable })),
      shortfall: threshold === null ? shortfall(certifyScores, candidates, { alpha, delta }) : null,
    },
    leastTurnedAway: leastTurnedAway(certified.baseRate, alpha),
  } satisfies Omit<TrustPolicy, 'guarantee'>;
  return { ...policy, guarantee: guaranteeInWords(policy) };
}
