import type { ElicitedTarget } from '../../core/verdict.ts';
import type { JournalReader } from '../../journal/journal.ts';
import { splitTasks } from '../../trust/split-tasks.ts';
import { outcomeColumn } from '../answers/outcomes.ts';
import type { ConfidenceColumn, StudyAnswers } from '../answers/study-answers.ts';
import { readInParts } from '../answers/texts-in-parts.ts';
import { codeFeatureNames, codeFeatures } from './code-features.ts';
import { combinedMethod } from './combined-method.ts';
import { fitRidgeLogistic } from './ridge-logistic.ts';

const folds = 5;
const seed = 1;
/** Fewer of either outcome to learn from, and there is no estimate. */
const leastOfEach = 10;

const elicited: readonly ElicitedTarget[] = ['functional', 'security'];

/** A feature of every answer; NaN where it is missing. */
type Features = readonly Float64Array[];

/** What code is like, of every answer that has some. */
async function featuresOfCode(
  answers: StudyAnswers,
  journal: Pick<JournalReader, 'bodies'>,
): Promise<Features> {
  const { code, task, tasks } = answers;
  const rowOf = new Map<number, number>();
  code.forEach((text, row) => {
    if (text >= 0 && !rowOf.has(text)) rowOf.set(text, row);
  });
  const known = new Map<number, readonly number[]>();
  for await (const texts of readInParts(answers, rowOf.keys(), journal)) {
    for (const [number, text] of texts) {
      const { language } = tasks[task[rowOf.get(number)!]!]!;
      known.set(number, codeFeatures(text, language));
    }
  }
  return codeFeatureNames.map((_, j) =>
    Float64Array.from(code, (text) => known.get(text)?.[j] ?? Number.NaN),
  );
}

/** All that the estimator may know of an answer; nothing of it stems from its verdict. */
function featuresOf(
  { size, confidences, finish, finished, temperature }: StudyAnswers,
  ofCode: Features,
  methods: readonly string[],
  target: ElicitedTarget,
): Features {
  const signals = methods.map(
    (method) =>
      confidences.find((one) => one.method === method && one.target === target)?.value ??
      new Float64Array(size).fill(Number.NaN),
  );
  const cut = finish.indexOf('length');
  return [
    ...signals,
    ...signals.map((values) => values.map((value) => (Number.isNaN(value) ? 1 : 0))),
    ...ofCode,
    Float64Array.from(finished, (how) => (how === cut ? 1 : 0)),
    temperature,
  ];
}

const at = (values: Float64Array, rows: readonly number[]) =>
  Float64Array.from(rows, (row) => values[row]!);

/**
 * Predictions of some answers, each from a fit to other tasks, into `into`. Those of a fold that could
 * not be fitted get none.
 */
function predictOutOfFold(
  { tasks, task }: StudyAnswers,
  rows: readonly number[],
  features: Features,
  outcome: Float64Array,
  into: Float64Array,
): void {
  const taskOf = (row: number) => tasks[task[row]!]!.id;
  const parts = splitTasks(new Set(rows.map(taskOf)), new Array<number>(folds).fill(1), seed);
  for (const part of parts) {
    const isOut = tasks.map(({ id }) => part.has(id));
    const known = rows.filter((row) => !isOut[task[row]!] && !Number.isNaN(outcome[row]!));
    const outcomes = at(outcome, known);
    const good = outcomes.reduce((sum, one) => sum + one, 0);
    if (Math.min(good, known.length - good) < leastOfEach) continue;
    const predict = fitRidgeLogistic(
      features.map((values) => at(values, known)),
      outcomes,
    );
    for (const row of rows) {
      if (isOut[task[row]!]) into[row] = predict((feature) => features[feature]![row]!);
    }
  }
}

/** Of each model apart, since models are sure in ways of their own. */
function estimates(
  answers: StudyAnswers,
  ofCode: Features,
  methods: readonly string[],
  target: ElicitedTarget,
): ConfidenceColumn {
  const { size, models, model, code } = answers;
  const features = featuresOf(answers, ofCode, methods, target);
  const outcome = outcomeColumn(answers, target);
  const value = new Float64Array(size).fill(Number.NaN);
  const ofModel = models.map((): number[] => []);
  code.forEach((text, row) => {
    if (text >= 0) ofModel[model[row]!]!.push(row);
  });
  for (const rows of ofModel) predictOutOfFold(answers, rows, features, outcome, value);
  return {
    method: combinedMethod.id,
    target,
    aboutAnswer: false,
    value,
    missing: Int16Array.from(value, (p, row) => (!Number.isNaN(p) ? 0 : code[row]! < 0 ? 1 : 2)),
    reasons: ['no-code', 'not-fitted'],
    raw: new Int32Array(size).fill(-1),
  };
}

/**
 * The answers with one confidence more, the combined estimator's: logistic regression on the
 * study's own confidences and on features of the code, of each model and target, in five-fold
 * cross-validation by task, so that no answer is predicted from outcomes of its own task. It is
 * computed for the report and is not in the journal. `null` where outcomes are too few everywhere.
 */
export async function withCombined(
  answers: StudyAnswers,
  methods: readonly string[],
  journal: Pick<JournalReader, 'bodies'>,
): Promise<StudyAnswers | null> {
  const ofCode = await featuresOfCode(answers, journal);
  const columns = elicited.map((target) => estimates(answers, ofCode, methods, target));
  if (!columns.some(({ missing }) => missing.includes(0))) return null;
  return { ...answers, confidences: [...answers.confidences, ...columns] };
}
