import type { AnyMethod } from '../confidence/method.ts';
import { findConfidenceMethod } from '../confidence/registry.ts';
import { contentKey, type Plain } from '../core/keys.ts';
import type { RepairOrigin } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import { findPrompting } from '../mitigation/prompting/registry.ts';
import type { PromptingStrategy } from '../mitigation/prompting/strategy.ts';
import type { CompletionRequest } from '../models/model.ts';
import type { StudyConfig } from './config.ts';

/** One answer that the study wants. */
export interface PlannedSample {
  readonly key: string;
  readonly task: Task;
  readonly model: string;
  readonly prompting: Pick<PromptingStrategy, 'id' | 'version'>;
  readonly temperature: number;
  readonly index: number;
  readonly request: CompletionRequest;
  /** Absent in first answers. */
  readonly repair?: RepairOrigin;
}

type Design = Pick<StudyConfig, 'temperatures' | 'samples' | 'prompting' | 'maxTokens' | 'seed'> &
  Partial<Pick<StudyConfig, 'confidence'>>;

/** A study's design as one model is asked by it: with the methods that are for this model. */
export function designFor<D extends Design>(design: D, methods: readonly AnyMethod[]): D {
  return { ...design, confidence: methods.map(({ id }) => id) };
}

/** Whether a method reads the probabilities that an answer's tokens had as they were written. */
const readsAnswer = (method: string) =>
  findConfidenceMethod(method).needs.includes('answer-logprobs');

/** What a model is sent for one answer. */
export function requestFor(
  { maxTokens, seed, confidence }: Pick<Design, 'maxTokens' | 'seed' | 'confidence'>,
  messages: CompletionRequest['messages'],
  temperature: number,
  index: number,
): CompletionRequest {
  return {
    messages,
    temperature,
    maxTokens,
    // At temperature 0 nothing is drawn; a seed would only make equal requests differ.
    ...(temperature > 0 && { seed: seed + index }),
    // Only where they are read: a request that asks for more is another request.
    ...(confidence?.some(readsAnswer) && { topLogprobs: 0 }),
  };
}

/** A planned sample with its key: a hash of everything that determines the answer. */
export function withKey(planned: Omit<PlannedSample, 'key'>): PlannedSample {
  const { task, model, request, prompting, index, repair } = planned;
  const key = contentKey('sample', {
    task: task.hash,
    model,
    request: request as unknown as Plain,
    prompting: prompting.id,
    promptingVersion: prompting.version,
    index,
    ...(repair && { repair: repair as unknown as Plain }),
  });
  return { key, ...planned };
}

/** How many answers of one model the design asks for. */
export function planSize(config: Design, tasks: number): number {
  return tasks * config.temperatures.length * config.prompting.length * config.samples;
}

/**
 * The answers wanted of one model, task by task, so that requests that share a prompt follow one
 * another. Lazy: a plan of millions takes no memory.
 */
export function* planModel(
  config: Design,
  model: string,
  tasks: readonly Task[],
): Generator<PlannedSample> {
  for (const task of tasks) {
    for (const prompting of config.prompting.map(findPrompting)) {
      const messages = prompting.messages(task);
      for (const temperature of config.temperatures) {
        for (let index = 0; index < config.samples; index += 1) {
          const request = requestFor(config, messages, temperature, index);
          yield withKey({ task, model, prompting, temperature, index, request });
        }
      }
    }
  }
}
