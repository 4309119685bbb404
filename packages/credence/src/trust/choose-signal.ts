import { type Recalibration, recalibrationMethods } from '@credence/calibration';
import { splitTasks } from './split-tasks.ts';

/** One sample of a study, on the target of the policy. */
export interface PolicyRow {
  /** The sample's; rows are taken in the order of their keys, however they came. */
  readonly key: string;
  readonly task: string;
  /** 1 good, 0 bad. */
  readonly outcome: 0 | 1;
  /** Gated confidence by method, `null` where it is missing or a gate turned the answer away. */
  readonly confidence: Readonly<Record<string, number | null>>;
}

/** A signal and how to read it. */
export interface ChosenSignal {
  readonly method: string;
  readonly recalibration: Recalibration | null;
  /** Mean log loss in task-wise cross-validation, over all rows. */
  readonly logLoss: number;
}

const candidates = ['temperature', 'platt', 'beta', 'isotonic', 'histogram'] as const;
const folds = 5;
/** So that one sure error does not decide alone. */
const leastProbability = 0.01;

type Candidate = (typeof candidates)[number] | null;

function fit(rows: readonly PolicyRow[], method: string, how: Candidate): Recalibration | null {
  const stated = rows.filter(({ confidence }) => confidence[method] !== null);
  if (how === null || stated.length === 0) return null;
  return recalibrationMethods[how].fit(
    stated.map(({ confidence }) => confidence[method] ?? Number.NaN),
    stated.map(({ outcome }) => outcome),
  );
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

function logLoss(probability: number, outcome: 0 | 1): number {
  const p = Math.min(1 - leastProbability, Math.max(leastProbability, probability));
  return -Math.log(outcome === 1 ? p : 1 - p);
}

/** Log loss of rows that neither signal nor recalibration has seen; missing counts as base rate. */
function crossValidated(rows: readonly PolicyRow[], method: string, how: Candidate): number {
  const parts = splitTasks(
    rows.map(({ task }) => task),
    new Array<number>(folds).fill(1),
    1,
  );
  const losses = parts.flatMap((part) => {
    const held = rows.filter(({ task }) => part.has(task));
    const rest = rows.filter(({ task }) => !part.has(task));
    if (held.length === 0 || rest.length === 0) return [];
    const map = fit(rest, method, how);
    const base = mean(rest.map(({ outcome }) => outcome));
    return held.map(({ confidence, outcome }) => {
      const stated = confidence[method] ?? null;
      if (stated === null) return logLoss(base, outcome);
      // Where a method finds no map, the confidence stands.
      return logLoss(map ? map.apply(stated) : stated, outcome);
    });
  });
  return mean(losses);
}

/**
 * The signal and the recalibration with the least log loss in task-wise cross-validation; of equals
 * the simplest. `null` when no row has any confidence.
 */
export function chooseSignal(
  rows: readonly PolicyRow[],
  methods: readonly string[],
): ChosenSignal | null {
  const tried = methods
    .filter((method) => rows.some(({ confidence }) => (confidence[method] ?? null) !== null))
    .flatMap((method) =>
      ([null, ...candidates] as const).map((how) => ({
        method,
        how,
        loss: crossValidated(rows, method, how),
      })),
    );
  const [first] = tried;
  if (!first) return null;
  const best = tried.reduce((one, other) => (other.loss < one.loss - 1e-9 ? other : one), first);
  return {
    method: best.method,
    recalibration: fit(rows, best.method, best.how),
    logLoss: best.loss,
  };
}
