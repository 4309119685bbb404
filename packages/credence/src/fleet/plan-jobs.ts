import { contentHash } from '../core/keys.ts';
import type { Task } from '../core/task.ts';
import type { JournalReader } from '../journal/journal.ts';
import type { StudyConfig } from '../study/config.ts';
import { designFor, type PlannedSample, planModel } from '../study/plan.ts';
import { planRepairs } from '../study/plan-repairs.ts';
import type { StudyModel } from '../study/run-study.ts';
import type { GenerateJob, Job } from './jobs.ts';

export interface Plan {
  readonly config: StudyConfig;
  readonly tasks: readonly Task[];
  readonly models: readonly StudyModel[];
}

/** A piece of work, with the texts that it takes from the journal and that are not there yet. */
export interface PlannedJob {
  readonly job: Job;
  readonly bodies: readonly string[];
}

const asJob = (planned: PlannedSample): GenerateJob => ({
  ...{ stage: 'generate', key: planned.key, model: planned.model, task: planned.task.id },
  ...{ prompting: planned.prompting.id, temperature: planned.temperature, index: planned.index },
});

/** All first answers, those that are there included, model by model in turn, so that all have work at once. */
export function* firstAnswers({ config, tasks, models }: Plan): Generator<PlannedJob> {
  let left = models.map(({ model, methods }) =>
    planModel(designFor(config, methods), model.id, tasks),
  );
  while (left.length > 0) {
    const going: Generator<PlannedSample>[] = [];
    for (const plan of left) {
      const next = plan.next();
      if (next.done) continue;
      going.push(plan);
      yield { job: asJob(next.value), bodies: [] };
    }
    left = going;
  }
}

/** The repairs of one round, those that are there included, and how many they are. */
export async function repairJobs(
  plan: Plan & { readonly journal: JournalReader },
  round: number,
): Promise<{ readonly size: number; readonly jobs: AsyncGenerator<PlannedJob> }> {
  const { models } = plan;
  const repairs = await planRepairs(plan, round, { has: () => false });
  async function* jobs(): AsyncGenerator<PlannedJob> {
    for (const model of models) {
      for await (const planned of repairs.of(model)) {
        const messages = JSON.stringify(planned.request.messages);
        const { repair } = planned;
        yield {
          job: { ...asJob(planned), ...(repair && { repair }), messages: contentHash(messages) },
          bodies: [messages],
        };
      }
    }
  }
  return { size: repairs.size, jobs: jobs() };
}
