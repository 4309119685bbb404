import { binomialPValue } from '@credence/calibration';

/** A calibrated probability with its outcome; what gates turned away or nobody stated is 0. */
export interface Scored {
  readonly task: string;
  readonly score: number;
  readonly outcome: 0 | 1;
}

/** Trusted tasks at a threshold, one sample each in expectation, and the bad ones among them. */
export function trustedTasks(rows: readonly Scored[], threshold: number) {
  const tasks = new Map<string, { samples: number; trusted: number; bad: number }>();
  for (const { task, score, outcome } of rows) {
    const counts = tasks.get(task) ?? { samples: 0, trusted: 0, bad: 0 };
    counts.samples += 1;
    if (score >= threshold) {
      counts.trusted += 1;
      counts.bad += 1 - outcome;
    }
    tasks.set(task, counts);
  }
  let trusted = 0;
  let bad = 0;
  for (const counts of tasks.values()) {
    trusted += counts.trusted / counts.samples;
    bad += counts.bad / counts.samples;
  }
  return { tasks: tasks.size, trusted, bad };
}

const steps = 20;

/**
 * Thresholds to certify on other tasks, descending: quantiles of the scores, from the strictest that
 * can be expected to pass there. Very strict ones are left out, for few trusted tasks prove nothing
 * and a sequence of tests ends with the first that fails.
 * @param certifying how many tasks the certification will have
 */
export function thresholdsToTry(
  rows: readonly Scored[],
  options: { readonly alpha: number; readonly delta: number; readonly certifying: number },
): readonly number[] {
  const { alpha, delta, certifying } = options;
  const scores = rows.map(({ score }) => score).filter((score) => score > 0);
  scores.sort((a, b) => b - a);
  if (scores.length === 0) return [];
  const quantiles = Array.from(
    { length: steps },
    (_, k) => scores[Math.ceil(((k + 1) / steps) * scores.length) - 1]!,
  );
  const all = [...new Set(quantiles)];
  const promise = all.map((threshold) => {
    const { tasks, trusted, bad } = trustedTasks(rows, threshold);
    const expected = Math.round((trusted / tasks) * certifying);
    // Half a bad one more than was seen: a rate of nought is not known to be nought.
    const rate = Math.min(1, (bad + 0.5) / (trusted + 0.5));
    return expected === 0 ? 1 : binomialPValue(Math.round(rate * expected), expected, alpha);
  });
  const passing = promise.findIndex((p) => p <= delta);
  const start = passing >= 0 ? passing : promise.indexOf(Math.min(...promise));
  return all.slice(start);
}
