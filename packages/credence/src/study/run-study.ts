import type { AnyMethod } from '../confidence/method.ts';
import { InputError } from '../core/errors.ts';
import type { BodyHash, SampleRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { Journal } from '../journal/journal.ts';
import type { Analysis } from '../judging/analysers/analysis.ts';
import type { Judge } from '../judging/judge.ts';
import type { Completion, Model } from '../models/model.ts';
import { Analysing } from './analysing.ts';
import { Answering } from './answering.ts';
import type { Budget, Price } from './budget.ts';
import { compareSiblings } from './compare-siblings.ts';
import type { StudyConfig } from './config.ts';
import { wantedConfidences } from './elicit.ts';
import { Judging } from './judging.ts';
import { logprobsFromText } from './logprobs-text.ts';
import { type PlannedSample, planModel, planSize } from './plan.ts';
import type { ProgressListener } from './progress.ts';
import { RunState } from './run-state.ts';
import { verdictKey } from './verdict-key.ts';

/** A model as a study uses it: surviving its faults is the business of whoever made `model`. */
export interface StudyModel {
  readonly model: Model;
  /** Requests at a time. */
  readonly concurrency: number;
  /** `null` when it costs nothing. */
  readonly price: Price | null;
}

export interface StudyRun {
  readonly config: StudyConfig;
  /** The tasks that can be judged here. */
  readonly tasks: readonly Task[];
  readonly models: readonly StudyModel[];
  readonly methods: readonly AnyMethod[];
  readonly journal: Journal;
  readonly judge: Judge;
  /** `null` when the study wants no static evidence. */
  readonly analysis: Analysis | null;
  readonly judgeWorkers: number;
  readonly budget: Budget;
  /** Aborted when nothing new is to be begun; what is in flight is finished. */
  readonly stop: AbortSignal;
  readonly onProgress: ProgressListener;
}

export interface RunResult {
  readonly failures: number;
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

/**
 * Carries out what the journal does not hold yet of a study's plan. Models answer at once, each
 * with its own concurrency, and answers are judged while others are still being generated.
 * Throws the first error that makes going on pointless (a wrong key, a full disk); the journal is
 * valid then, too.
 */
export async function runStudy(run: StudyRun): Promise<RunResult> {
  const { journal, config } = run;
  const analysing = new Analysing(run.analysis, journal);
  const begun = await unfinished(run, analysing);
  const state = new RunState(
    planSize(config, run.tasks.length) * run.models.length,
    run.budget,
    run.stop,
    run.onProgress,
  );
  const judging = new Judging({
    judge: run.judge,
    analysing,
    journal,
    state,
    workers: run.judgeWorkers,
  });
  const critic = run.models.find(({ model }) => model.id === config.critic) ?? null;
  const answering = new Answering({ journal, state, judging, methods: run.methods, critic });

  const lanes = run.models.flatMap((studyModel) => {
    // The workers of a model draw from one plan; a generator hands each sample out once.
    const plan = planModel(config, studyModel.model.id, run.tasks);
    return Array.from({ length: studyModel.concurrency }, async () => {
      for (const planned of plan) {
        if (state.stopped) return;
        const done = isFinished(run, planned, begun);
        if (done) state.count({ generated: 1, elicited: 1, judged: 1 });
        else await answering.work(studyModel, planned, begun.get(planned.key));
      }
    });
  });
  await Promise.all(lanes.map((lane) => lane.catch((error) => state.abort(error))));
  await judging.finish();
  state.throwIfAborted();
  await compareSiblings(run, state);
  return {
    failures: state.failures,
    usd: run.budget.usd,
    stopped: run.budget.exhausted
      ? 'budget'
      : run.stop.aborted && !state.complete
        ? 'interrupted'
        : null,
  };
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
  const open: SampleRecord[] = [];
  for await (const record of run.journal.records()) {
    if (record.kind !== 'sample') continue;
    const task = tasks.get(record.task);
    if (!task) continue;
    const wanted = wantedConfidences(record.key, run.methods, run.config.critic).map(
      ({ key }) => key,
    );
    if (record.code !== null) {
      wanted.push(verdictKey(task, record.code, run.judge.stamp(task.language)));
      wanted.push(...analysing.keys(task, record.code));
    }
    if (!wanted.every((key) => run.journal.has(key))) open.push(record);
  }
  const texts = await run.journal.bodies(
    open.flatMap(({ response, code, logprobs }) =>
      [response, code, logprobs].filter((hash) => typeof hash === 'string'),
    ),
  );
  const text = (hash: BodyHash) => {
    const found = texts.get(hash);
    if (found !== undefined) return found;
    throw new InputError('journal-damaged', `The journal is damaged: it lacks the text ${hash}.`, {
      remedy: 'Bring back the bodies-*.jsonl file that has it, or begin the study in a new folder.',
    });
  };
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
