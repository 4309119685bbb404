import { contentKey } from '../core/keys.ts';
import type { RepairOrigin } from '../core/records.ts';
import type { Language } from '../core/task.ts';

/** An answer that is wanted. Who takes it makes the request anew, and sees by its key that it is the same. */
export interface GenerateJob {
  readonly stage: 'generate';
  /** Of the sample. */
  readonly key: string;
  readonly model: string;
  readonly task: string;
  readonly prompting: string;
  readonly temperature: number;
  readonly index: number;
  /** Of a repair, whose messages are in the journal. */
  readonly repair?: RepairOrigin;
  readonly messages?: string;
}

/** The confidences that an answer still lacks. */
export interface ElicitJob {
  readonly stage: 'elicit';
  readonly key: string;
  readonly model: string;
  readonly sample: string;
}

/** A code that wants a verdict, and evidence. */
export interface JudgeJob {
  readonly stage: 'judge';
  readonly key: string;
  readonly language: Language;
  readonly task: string;
  readonly code: string;
}

export type Job = GenerateJob | ElicitJob | JudgeJob;

export function elicitJob(sample: string, model: string): ElicitJob {
  return { stage: 'elicit', key: contentKey('elicit', { sample }), model, sample };
}

/** Identical code is judged once, so its job has one key. */
export function judgeJob(
  task: {
    readonly id: string;
    readonly language: Language;
    readonly oracle: { readonly hash: string };
  },
  code: string,
): JudgeJob {
  const { id, language, oracle } = task;
  const key = contentKey('judge', { code, oracle: oracle.hash });
  return { stage: 'judge', key, language, task: id, code };
}

/** What a worker must be able to do for a job, as part of a queue's name. */
export function needOf(job: Job): string {
  return job.stage === 'judge' ? `judge.${job.language}` : needOfModel(job.stage, job.model);
}

// Ids of models may hold what names of queues may not.
const needOfModel = (stage: 'generate' | 'elicit', model: string) =>
  `${stage}.${contentKey('model', { id: model }).slice(0, 12)}`;

/** The needs of asking a model. */
export const needsOfModel = (model: string): readonly string[] =>
  (['generate', 'elicit'] as const).map((stage) => needOfModel(stage, model));

/** What somebody does who has what a need names, in words. */
export function needInWords(need: string, models: readonly string[]): string {
  const model = models.find((one) => needsOfModel(one).includes(need));
  return model === undefined ? need.replace('judge.', 'judges ') : `asks ${model}`;
}

/** Every study has queues of its own, which go when it is done. */
export const queueOf = (study: number, need: string) => `s${study}.${need}`;

/** Where work goes that has failed too often. */
export const deadQueueOf = (study: number) => `s${study}.dead`;
