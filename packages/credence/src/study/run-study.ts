import type { AnyMethod } from '../confidence/method.ts';
import type { SampleRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { Journal } from '../journal/journal.ts';
import type { Analysis } from '../judging/analysers/analysis.ts';
import type { Judge } from '../judging/judge.ts';
import type { Completion, Model } from '../models/model.ts';
import { Analysing } from './analysing.ts';
import { Answering } from './answering.ts';
import type { Price, Spending } from './budget.ts';
import { compareSiblings } from './compare-siblings.ts';
import type { StudyConfig } from './config.ts';
import { wantedConfidences } from './elicit.ts';
import type { FailureReason } from './failure.ts';
import { Judging } from './judging.ts';
import { inLanes } from './lanes.ts';
import { logprobsFromText } from './logprobs-text.ts';
import { designFor, type PlannedSample, planModel, planSize } from './plan.ts';
import { planRepairs } from './plan-repairs.ts';
import type { ProgressListener } from './progress.ts';
import { readTexts } from './read-texts.ts';
import { RunState } from './run-state.ts';
import { verdictKey } from './verdict-key.ts';

/** A model as a study uses it: surviving its faults is the business of whoever made `model`. */
export interface StudyModel {
  readonly model: Model;
  /** Samples at a time, as of now: a server that refuses requests makes it less. */
  readonly lanes: () => number;
  /** `null` when it costs nothing. */
  readonly price: Price | null;
  /** Those of the study's methods that it is asked by. */
  readonly methods: readonly AnyMethod[];
}

export interface StudyRun {
  readonly config: StudyConfig;
  /** The tasks that can be judged here; all of them when nothing is judged. */
  readonly tasks: readonly Task[];
  readonly models: readonly StudyModel[];
  readonly journal: Journal;
  /** `null` when answers are collected and left for a later run to judge. */
  readonly judge: Judge | null;
  /** `null` when the study wants no static evidence. */
  readonly analysis: Analysis | null;
  readonly judgeWorkers: number;
  readonly budget: Spending;
  /** Aborted when nothing new is to be begun; what is in flight is finished. */
  readonly stop: AbortSignal;
  readonly onProgress: ProgressListener;
}

export interface RunResult {
  readonly failures: number;
  /** Why, where whoever conducted the run knows it. */
  readonly reasons?: readonly FailureReason[];
  readonly usd: number;
  /** Why the run stopped before the plan was done, or `null`. */
  readonly stopped: 'budget' | 'interrupted' | null;
}

/** What is left to do of a sample that an earlier run of the study began. */
interface Begun {
  readonly record: SampleRecord;
  readonly response: string;
  readonly code: string | null;
  readonly logprobs: Completion['logprobs'];
}

/** The answers that one phase of a run asks a model for; read once, by all its lanes. */
type Plan = Iterable<PlannedSample> | AsyncIterable<PlannedSample>;

/**
 * Carries out what the journal does not hold yet of a study's plan: all first answers, then the
 * repairs, round by round, since which answers are repaired follows from what was found out before.
 * Throws the first error that makes going on pointless (a wrong key, a full disk); the journal is
 * valid then, too.
 */
export async function runStudy(run: StudyRun): Promise<RunResult> {
  const { config, tasks } = run;
  const analysing = new Analysing(run.analysis, run.journal);
  const begun = await unfinished(run, analysing);
  const state = new RunState(
    planSize(config, tasks.length) * run.models.length,
    run.budget,
    run.stop,
    run.onProgress,
  );
  const carryOut = (planOf: (model: StudyModel) => Plan) =>
    carryOutPhase(run, state, analysing, begun, planOf);

  await carryOut(({ model, methods }) => planModel(designFor(config, methods), model.id, tasks));
  // Answers that are judged elsewhere have no behaviour that could be compared.
  const here = tasks.some(({ oracle }) => !oracle.outside);
  const stamp = (here && run.judge?.stampOf.bind(run.judge)) || null;
  await compareSiblings({ ...run, stamp, interrupted: () => state.interrupted });
  const rounds = Math.max(0, ...(config.repair ?? []).map((arm) => arm.rounds));
  let round = 0;
  while (round < rounds && !state.stopped) {
    round += 1;
    const repairs = await planRepairs(run, round, begun);
    state.planRepairs(repairs.size);
    await carryOut(repairs.of);
  }
  const complete = state.complete && round === rounds;
  return {
    failures: state.failures,
    usd: run.budget.usd,
    stopped: run.budget.exhausted ? 'budget' : run.stop.aborted && !complete ? 'interrupted' : null,
  };
}

/**
 * Models answer at once, each with its own concurrency, and answers are judged while others are
 * still being generated.
 */
async function carryOutPhase(
  run: StudyRun,
  state: RunState,
  analysing: Analysing,
  begun: ReadonlyMap<string, Begun>,
  planOf: (model: StudyModel) => Plan,
): Promise<void> {
  const { journal } = run;
  const judging = new Judging({
    judge: run.judge,
    analysing,
    journal,
    state,
    workers: run.judgeWorkers,
  });
  const critic = run.models.find(({ model }) => model.id === run.config.critic) ?? null;
  const answering = new Answering({ journal, state, judging, critic });

  /** What is left to do of a model's plan; nothing more once the run is to stop. */
  async function* left(studyModel: StudyModel): AsyncGenerator<PlannedSample> {
    for await (const planned of planOf(studyModel)) {
      if (state.stopped) return;
      const done = isFinished(run, planned, begun);
      const repairs = planned.repair ? 1 : 0;
      if (done) state.count({ generated: 1, elicited: 1, judged: 1, repairs });
      else yield planned;
    }
  }
  await Promise.all(
    run.models.map((studyModel) =>
      inLanes(left(studyModel), studyModel.lanes, (planned) =>
        answering
          .work(studyModel, planned, begun.get(planned.key))
          .catch((error) => state.abort(error)),
      ),
    ),
  ).catch((error) => state.abort(error));
  await judging.finish();
  state.throwIfAborted();
}

function isFinished(run: StudyRun, planned: PlannedSample, begun: ReadonlyMap<string, Begun>) {
  return run.journal.has(planned.key) && !begun.has(planned.key);
}

/** The samples in the journal that lack a confidence, a verdict or evidence, with their texts. */
async function unfinished(
  run: StudyRun,
  analysing: Analysing,
): Promise<ReadonlyMap<string, Begun>> {
  const tasks = new Map(run.tasks.map((task) => [task.id, task]));
  const methods = new Map(run.models.map((one) => [one.model.id, one.methods]));
  const open: SampleRecord[] = [];
  for await (const record of run.journal.records()) {
    if (record.kind !== 'sample') continue;
    const task = tasks.get(record.task);
    if (!task) continue;
    const asked = wantedConfidences(record.key, methods.get(record.model) ?? [], run.config.critic);
    const wanted = asked.map(({ key }) => key);
    if (record.code !== null && run.judge !== null) {
      wanted.push(verdictKey(task, record.code, run.judge.stampOf(task)));
      wanted.push(...analysing.keys(task, record.code));
    }
    if (!wanted.every((key) => run.journal.has(key))) open.push(record);
  }
  const text = await readTexts(
    run.journal,
    open.flatMap(({ response, code, logprobs }) =>
      [response, code, logprobs].filter((hash) => typeof hash === 'string'),
    ),
  );
  return new Map(
    open.map((record) => [
      record.key,
      {
        record,
        response: text(record.response),
        code: record.code && text(record.code),
        logprobs:
          record.logprobs === undefined ? undefined : logprobsFromText(text(record.logprobs)),
      },
    ]),
  );
}
