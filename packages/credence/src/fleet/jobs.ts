import { contentKey, type Plain } from '../core/keys.ts';
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
  // Ids of models may hold what names of queues may not.
  if (job.stage === 'judge') return `judge.${job.language}`;
  return `${job.stage}.${contentKey('model', { id: job.model as Plain }).slice(0, 12)}`;
}

/** Every study has queues of its own, which go when it is done. */
export const queueOf = (study: number, need: string) => `s${study}.${need}`;

/** Where work goes that has failed too often. */
export const deadQueueOf = (study: number) => `s${study}.dead`;
