import { InfrastructureError, InputError } from '../core/errors.ts';
import type { SampleRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import { findPrompting } from '../mitigation/prompting/registry.ts';
import type { ChatMessage } from '../models/model.ts';
import { Analysing } from '../study/analysing.ts';
import { type Answered, Answering } from '../study/answering.ts';
import type { StudyConfig } from '../study/config.ts';
import { wantedConfidences } from '../study/elicit.ts';
import { failureRecord, survive } from '../study/failure.ts';
import { verdictOn } from '../study/judging.ts';
import { logprobsFromText } from '../study/logprobs-text.ts';
import { designFor, type PlannedSample, requestFor, withKey } from '../study/plan.ts';
import type { RunState } from '../study/run-state.ts';
import type { StudyModel } from '../study/run-study.ts';
import { verdictKey } from '../study/verdict-key.ts';
import type { AttachedStudy } from './attached-study.ts';
import type { Finished } from './committer.ts';
import { JobJournal } from './job-journal.ts';
import { foreign, type JobReader } from './job-reader.ts';
import {
  type ElicitJob,
  elicitJob,
  type GenerateJob,
  type Job,
  type JudgeJob,
  judgeJob,
} from './jobs.ts';

/** What a job is done with. */
export interface Workplace {
  readonly study: AttachedStudy;
  readonly journal: JobReader;
  readonly state: RunState;
}

export type Outcome = Omit<Finished, 'queue' | 'job'>;

const nothing = { entries: [], next: [], count: {} } as const;

/** Does a job, and writes nothing. Never throws for what the work itself may do. */
export function doJob(place: Workplace, job: Job): Promise<Outcome> {
  if (job.stage === 'generate') return generate(place, job);
  return job.stage === 'elicit' ? elicit(place, job) : judge(place, job);
}

/** The outcome of a job that an error ended. */
export function failed(job: Job, error: unknown): Outcome {
  const reason = error instanceof Error ? error.message : String(error);
  const known = error instanceof InfrastructureError || error instanceof InputError;
  const record = failureRecord(job.stage, job.key, {
    code: known ? error.code : 'internal',
    message: reason,
  });
  return { ...nothing, end: 'failed', reason, entries: [{ record, bodies: [] }] };
}

function outcome(journal: JobJournal, rest: Partial<Outcome>): Outcome {
  const entries = journal.added;
  const failure = entries.map(({ record }) => record).find((one) => one.kind === 'failure');
  return failure
    ? { ...nothing, end: 'failed', reason: failure.message, entries }
    : { ...nothing, end: 'done', entries, ...rest };
}

function taskOf({ study }: Workplace, id: string): Task {
  const task = study.tasks.get(id);
  if (task) return task;
  throw foreign(`the study has no task ${id}`);
}

function modelOf({ study }: Workplace, id: string): StudyModel {
  const model = study.models.get(id);
  if (model) return model;
  throw foreign(`the study has no model ${id}`);
}

function answering({ study, state }: Workplace, journal: JobJournal): Answering {
  return new Answering({
    ...{ journal, state, critic: study.critic },
    // Judging is a job of its own.
    judging: { add: async () => undefined },
  });
}

// --- Generation --------------------------------------------------------------------------------------

async function plannedOf(
  place: Workplace,
  job: GenerateJob,
  design: StudyConfig,
): Promise<PlannedSample> {
  const { model, temperature, index, repair } = job;
  const task = taskOf(place, job.task);
  const prompting = findPrompting(job.prompting);
  const messages =
    repair && job.messages !== undefined
      ? (JSON.parse((await place.journal.texts([job.messages]))(job.messages)) as ChatMessage[])
      : prompting.messages(task);
  const request = requestFor(design, messages, temperature, index);
  const planned = withKey({
    ...{ task, model, temperature, index, request, ...(repair && { repair }) },
    prompting: { id: prompting.id, version: prompting.version },
  });
  if (planned.key !== job.key) throw foreign(`a request for ${job.task} to ${model}`);
  return planned;
}

async function generate(place: Workplace, job: GenerateJob): Promise<Outcome> {
  const { study, state } = place;
  const studyModel = modelOf(place, job.model);
  const planned = await plannedOf(place, job, designFor(study.config, studyModel.methods));
  const there = await place.journal.records([job.key]);
  const [record] = there;
  if (record?.kind === 'sample') {
    return { ...nothing, end: 'done', next: following(study.config, planned, record) };
  }
  if (state.stopped) return { ...nothing, end: 'left' };
  const journal = new JobJournal(there, new Map());
  const answered = await answering(place, journal).generate(studyModel, planned);
  if (!answered) return outcome(journal, { end: 'left' });
  const next = following(study.config, planned, answered.record);
  return outcome(journal, {
    next,
    count: {
      generated: 1,
      ...(job.repair && { repairs: 1 }),
      ...(next.every(({ stage }) => stage !== 'judge') && { judged: 1 }),
    },
  });
}

/** The work that a new answer makes. */
function following(config: StudyConfig, { task }: PlannedSample, sample: SampleRecord): Job[] {
  const judged = config.judge && sample.code !== null ? [judgeJob(task, sample.code)] : [];
  return [elicitJob(sample.key, sample.model), ...judged];
}

// --- Elicitation -------------------------------------------------------------------------------------

async function elicit(place: Workplace, job: ElicitJob): Promise<Outcome> {
  const { study, state } = place;
  const [sample] = await place.journal.records([job.sample]);
  if (sample?.kind !== 'sample') throw foreign(`there is no answer ${job.sample}`);
  const studyModel = modelOf(place, sample.model);
  const task = taskOf(place, sample.task);
  if (task.hash !== sample.taskHash) throw foreign(`the answer is to another ${task.id}`);
  const { response, code, logprobs, prompt } = sample;
  const text = await place.journal.texts(
    [response, code, logprobs, prompt].filter((hash) => typeof hash === 'string'),
  );
  const design = designFor(study.config, studyModel.methods);
  const messages = JSON.parse(text(prompt)) as ChatMessage[];
  const planned: PlannedSample = {
    ...{ key: sample.key, task, model: sample.model, temperature: sample.temperature },
    ...{ index: sample.index, ...(sample.repair && { repair: sample.repair }) },
    prompting: { id: sample.prompting, version: sample.promptingVersion },
    request: requestFor(design, messages, sample.temperature, sample.index),
  };
  const answered: Answered = {
    record: sample,
    response: text(response),
    code: code && text(code),
    logprobs: logprobs === undefined ? undefined : logprobsFromText(text(logprobs)),
  };
  const wanted = wantedConfidences(sample.key, studyModel.methods, study.critic?.model.id);
  const keys = wanted.map(({ key }) => key);
  const journal = new JobJournal(await place.journal.records(keys), new Map());
  if (state.stopped && !keys.every((key) => journal.has(key))) return { ...nothing, end: 'left' };
  const complete = await answering(place, journal).elicit(studyModel, planned, answered);
  return outcome(journal, complete ? { count: { elicited: 1 } } : { end: 'left' });
}

// --- Judging -----------------------------------------------------------------------------------------

async function judge(place: Workplace, job: JudgeJob): Promise<Outcome> {
  const { study } = place;
  if (study.judge === null) throw foreign('this worker does not judge');
  const task = taskOf(place, job.task);
  if (judgeJob(task, job.code).key !== job.key) throw foreign(`a verdict on ${task.id}`);
  const why = study.judge.skippedTask(task);
  if (why !== null) throw new InfrastructureError('cannot-judge-here', `${task.id}: ${why}`);
  const code = (await place.journal.texts([job.code]))(job.code);
  const key = verdictKey(task, job.code, study.judge.stampOf(task));
  const context = (journal: JobJournal) => new Analysing(study.analysis, journal);
  const keys = [key, ...context(new JobJournal([], new Map())).keys(task, job.code)];
  const journal = new JobJournal(await place.journal.records(keys), new Map());
  const answer = { task, code, codeHash: job.code };
  if (!journal.has(key)) {
    const { judge: judging } = study;
    await survive(journal, 'judge', key, async () =>
      journal.put(await verdictOn(judging, { key, ...answer })),
    );
  }
  await context(journal).analyse(answer);
  return outcome(journal, { count: { judged: 1 } });
}
