import type { Observation } from '../core/observation.ts';
import type { RepairOrigin, SampleRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { JournalReader } from '../journal/journal.ts';
import { Chains } from '../mitigation/repair/chains.ts';
import { feedbackMethod } from '../mitigation/repair/decide.ts';
import { findFeedback } from '../mitigation/repair/feedback/registry.ts';
import { repairMessages, repairPrompt } from '../mitigation/repair/prompt.ts';
import type { RepairArm } from '../mitigation/repair/registry.ts';
import type { ChatMessage } from '../models/model.ts';
import type { StudyConfig } from './config.ts';
import { observeAll } from './observe.ts';
import { designFor, type PlannedSample, requestFor, withKey } from './plan.ts';
import { readTexts } from './read-texts.ts';
import type { StudyModel } from './run-study.ts';
import { studyDecider } from './study-decider.ts';

/** The repairs that a study wants in one round. */
export interface RepairRound {
  readonly size: number;
  /** Those of one model's answers. Their texts are read in portions. */
  readonly of: (model: StudyModel) => AsyncGenerator<PlannedSample>;
}

interface Wanted {
  readonly arm: RepairArm;
  readonly first: Observation;
  readonly parent: Observation;
  /** What there is already. */
  readonly repaired: SampleRecord | null;
}

interface Study {
  readonly config: StudyConfig;
  readonly tasks: readonly Task[];
  readonly journal: JournalReader;
}

/** Reading texts means reading the journal, so many are read at once; each may take kilobytes. */
const portion = 1_000;

/**
 * Plans a round of repairs from what the journal holds of the rounds before.
 * @param begun keys of the samples that an earlier run began and did not finish
 */
export async function planRepairs(
  study: Study,
  round: number,
  begun: { has(key: string): boolean },
): Promise<RepairRound> {
  const { config, tasks, journal } = study;
  const arms = config.repair ?? [];
  const { first, repaired } = await observeAll(journal, tasks, config);
  const chains = new Chains(repaired);
  const decide = studyDecider(config, tasks.length, first, chains);
  const wanted = first.flatMap((answer) =>
    arms.flatMap((arm): Wanted[] => {
      const parent = chains.at(arm.name, answer, round - 1);
      if (parent === undefined || decide(arm, answer, round) !== 'repair') return [];
      const done = chains.next(arm.name, parent)?.sample ?? null;
      return [{ arm, first: answer, parent, repaired: done }];
    }),
  );
  return {
    size: wanted.length,
    async *of({ model, methods }) {
      const design = designFor(config, methods);
      const own = wanted.filter((one) => one.first.sample.model === model.id);
      for (let i = 0; i < own.length; i += portion) {
        const some = own.slice(i, i + portion);
        const text = await readTexts(
          journal,
          some.flatMap((one) => needed(one, begun)),
        );
        for (const one of some) {
          const prompt = (hash: string) => JSON.parse(text(hash)) as readonly ChatMessage[];
          if (one.repaired) {
            // What is finished is only counted.
            const messages = begun.has(one.repaired.key) ? prompt(one.repaired.prompt) : [];
            yield asPlanned(design, one, one.repaired, messages);
          } else {
            const { sample } = one.parent;
            const conversation = {
              messages: prompt(sample.prompt),
              response: text(sample.response),
            };
            yield newRepair(design, one, round, repairMessages(conversation, told(config, one)));
          }
        }
      }
    },
  };
}

function needed({ parent, repaired }: Wanted, begun: { has(key: string): boolean }) {
  if (repaired === null) return [parent.sample.prompt, parent.sample.response];
  return begun.has(repaired.key) ? [repaired.prompt] : [];
}

function told(config: StudyConfig, { arm, parent }: Wanted): string {
  const method = feedbackMethod(arm, config.repair ?? [], config.confidence);
  const words = findFeedback(arm.feedback).say(parent, method);
  if (words === null) throw new RangeError('A repair was wanted before its feedback was known');
  return words;
}

function newRepair(
  config: StudyConfig,
  { arm, first, parent }: Wanted,
  round: number,
  messages: readonly ChatMessage[],
): PlannedSample {
  const { sample, task } = first;
  const { model, temperature, index, prompting, promptingVersion } = sample;
  const repair: RepairOrigin = {
    arm: arm.name,
    round,
    parent: parent.sample.key,
    first: sample.key,
    version: repairPrompt.version,
  };
  const request = requestFor(config, messages, temperature, index);
  const strategy = { id: prompting, version: promptingVersion };
  return withKey({ task, model, prompting: strategy, temperature, index, request, repair });
}

/** A repair that is there already, as if it were planned anew. */
function asPlanned(
  config: StudyConfig,
  { first }: Wanted,
  sample: SampleRecord,
  messages: readonly ChatMessage[],
): PlannedSample {
  const { key, model, temperature, index, prompting, promptingVersion, repair } = sample;
  return {
    key,
    task: first.task,
    model,
    prompting: { id: prompting, version: promptingVersion },
    temperature,
    index,
    request: requestFor(config, messages, temperature, index),
    ...(repair && { repair }),
  };
}
