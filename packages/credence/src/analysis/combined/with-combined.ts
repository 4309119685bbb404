import { contentKey } from '../../core/keys.ts';
import type { ConfidenceRecord } from '../../core/records.ts';
import type { ElicitedTarget } from '../../core/verdict.ts';
import type { JournalReader } from '../../journal/journal.ts';
import { splitTasks } from '../../trust/split-tasks.ts';
import { confidenceOf, type Observation, outcomeOf } from '../observations.ts';
import { codeFeatureNames, codeFeatures } from './code-features.ts';
import { combinedMethod } from './combined-method.ts';
import { fitRidgeLogistic } from './ridge-logistic.ts';

const folds = 5;
const seed = 1;
/** Fewer of either outcome to learn from, and there is no estimate. */
const leastOfEach = 10;

const elicited: readonly ElicitedTarget[] = ['functional', 'security'];

/** All that the estimator may know of an answer; nothing of it stems from its verdict. */
function row(
  observation: Observation,
  features: readonly number[],
  methods: readonly string[],
  target: ElicitedTarget,
): readonly number[] {
  const signals = methods.map((method) => confidenceOf(observation, method, target));
  const { finish, temperature } = observation.sample;
  return [
    ...signals.map((value) => value ?? Number.NaN),
    ...signals.map((value) => (value === null ? 1 : 0)),
    ...features,
    finish === 'length' ? 1 : 0,
    temperature,
  ];
}

interface Case {
  readonly observation: Observation;
  readonly row: readonly number[];
  readonly outcome: 0 | 1 | null;
}

/** Predictions by sample, each from a fit to other tasks; a sample whose fold could not be fitted has none. */
function outOfFold(cases: readonly Case[]): ReadonlyMap<string, number> {
  const taskOf = ({ observation }: Case) => observation.task.id;
  const parts = splitTasks(cases.map(taskOf), new Array<number>(folds).fill(1), seed);
  const predictions = parts.flatMap((part) => {
    const known = cases.flatMap((one) =>
      part.has(taskOf(one)) || one.outcome === null ? [] : [{ ...one, outcome: one.outcome }],
    );
    const good = known.filter(({ outcome }) => outcome === 1).length;
    if (Math.min(good, known.length - good) < leastOfEach) return [];
    const predict = fitRidgeLogistic(
      known.map((one) => one.row),
      known.map(({ outcome }) => outcome),
    );
    return cases
      .filter((one) => part.has(taskOf(one)))
      .map((one): [string, number] => [one.observation.sample.key, predict(one.row)]);
  });
  return new Map(predictions);
}

/** By target and sample: of each model apart, since models are sure in ways of their own. */
function predict(
  observations: readonly Observation[],
  texts: ReadonlyMap<string, string>,
  methods: readonly string[],
): ReadonlyMap<ElicitedTarget, ReadonlyMap<string, number>> {
  const known = new Map<string, readonly number[]>();
  const unknown = new Array<number>(codeFeatureNames.length).fill(Number.NaN);
  const featuresOf = ({ sample: { code }, task }: Observation) => {
    const text = code === null ? undefined : texts.get(code);
    if (code === null || text === undefined) return unknown;
    const features = known.get(code) ?? codeFeatures(text, task.language);
    known.set(code, features);
    return features;
  };
  const models = [...new Set(observations.map(({ sample }) => sample.model))];
  return new Map(
    elicited.map((target) => {
      const all = models.flatMap((model) => {
        const cases = observations
          .filter(({ sample }) => sample.model === model && sample.code !== null)
          .map((observation) => ({
            observation,
            row: row(observation, featuresOf(observation), methods, target),
            outcome: outcomeOf(observation, target),
          }));
        return [...outOfFold(cases)];
      });
      return [target, new Map(all)];
    }),
  );
}

function record(
  { sample }: Observation,
  target: ElicitedTarget,
  value: number | undefined,
): ConfidenceRecord {
  const { id: method, version: methodVersion } = combinedMethod;
  return {
    kind: 'confidence',
    key: contentKey('confidence', { sample: sample.key, method, version: methodVersion, target }),
    sample: sample.key,
    method,
    methodVersion,
    target,
    value: value ?? null,
    missing: value !== undefined ? null : sample.code === null ? 'no-code' : 'not-fitted',
    raw: null,
    usage: { inputTokens: 0, outputTokens: 0 },
    usd: 0,
    at: sample.at,
  };
}

/**
 * The observations with one confidence more, the combined estimator's: logistic regression on the
 * study's own confidences and on features of the code, of each model and target, in five-fold
 * cross-validation by task, so that no answer is predicted from outcomes of its own task. It is
 * computed for the report and is not in the journal. `null` where outcomes are too few everywhere.
 */
export async function withCombined(
  observations: readonly Observation[],
  methods: readonly string[],
  journal: Pick<JournalReader, 'bodies'>,
): Promise<readonly Observation[] | null> {
  const texts = await journal.bodies(observations.flatMap(({ sample }) => sample.code ?? []));
  const predictions = predict(observations, texts, methods);
  if (![...predictions.values()].some(({ size }) => size > 0)) return null;
  return observations.map((observation) => ({
    ...observation,
    confidences: [
      ...observation.confidences,
      ...elicited.map((target) =>
        record(observation, target, predictions.get(target)?.get(observation.sample.key)),
      ),
    ],
  }));
}
