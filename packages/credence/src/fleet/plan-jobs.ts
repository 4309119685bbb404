import { contentHash } from '../core/keys.ts';
import type { SampleRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { Journal } from '../journal/journal.ts';
import { answerContext } from '../judging/analysers/answer.ts';
import type { StudyConfig } from '../study/config.ts';
import { wantedConfidences } from '../study/elicit.ts';
import { designFor, type PlannedSample, planModel } from '../study/plan.ts';
import { planRepairs } from '../study/plan-repairs.ts';
import type { StudyModel } from '../study/run-study.ts';
import { elicitJob, type GenerateJob, type Job, judgeJob } from './jobs.ts';

export interface Plan {
  readonly config: StudyConfig;
  readonly tasks: readonly Task[];
  readonly models: readonly StudyModel[];
  readonly journal: Journal;
}

/** A piece of work, with the texts that it takes from the journal and that are not there yet. */
export interface PlannedJob {
  readonly job: Job;
  readonly bodies: readonly string[];
}

export interface Unfinished {
  /** What answers that are there still lack. */
  readonly jobs: readonly Job[];
  /** Answers, those of them that lack nothing of a stage, and what they have cost. */
  readonly generated: number;
  readonly repairs: number;
  readonly elicited: number;
  readonly judged: number;
  readonly usd: number;
}

/** What the journal lacks of the answers that it holds. */
export async function unfinishedWork({
  config,
  tasks,
  models,
  journal,
}: Plan): Promise<Unfinished> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const methods = new Map(models.map(({ model, methods: own }) => [model.id, own]));
  const samples: SampleRecord[] = [];
  const judged = new Set<string>();
  const looked = new Set<string>();
  let usd = 0;
  for await (const record of journal.records()) {
    if (record.kind === 'sample' || record.kind === 'confidence') usd += record.usd ?? 0;
    if (record.kind === 'sample') samples.push(record);
    if (record.kind === 'verdict') judged.add(`${record.oracleHash} ${record.code}`);
    if (record.kind === 'evidence') {
      looked.add(`${record.analyser} ${record.context} ${record.code}`);
    }
  }
  const jobs: Job[] = [];
  const count = { generated: 0, repairs: 0, elicited: 0, judged: 0 };
  for (const sample of samples) {
    const task = byId.get(sample.task);
    if (!task || task.hash !== sample.taskHash) continue;
    count.generated += 1;
    if (sample.repair) count.repairs += 1;
    const wanted = wantedConfidences(sample.key, methods.get(sample.model) ?? [], config.critic);
    if (wanted.every(({ key }) => journal.has(key))) count.elicited += 1;
    else jobs.push(elicitJob(sample.key, sample.model));
    const { code } = sample;
    const context = answerContext(task);
    const isJudged =
      code === null ||
      !config.judge ||
      (judged.has(`${task.oracle.hash} ${code}`) &&
        config.analysers.every((analyser) => looked.has(`${analyser} ${context} ${code}`)));
    if (isJudged) count.judged += 1;
    else jobs.push(judgeJob(task, code));
  }
  return { jobs, usd, ...count };
}

const asJob = (planned: PlannedSample): GenerateJob => ({
  ...{ stage: 'generate', key: planned.key, model: planned.model, task: planned.task.id },
  ...{ prompting: planned.prompting.id, temperature: planned.temperature, index: planned.index },
});

/** The first answers that are not there yet, model by model in turn, so that all have work at once. */
export function* firstAnswers({ config, tasks, models, journal }: Plan): Generator<PlannedJob> {
  yield* inTurns(
    models.map(({ model, methods }) => planModel(designFor(config, methods), model.id, tasks)),
    ({ key }) => !journal.has(key),
  );
}

function* inTurns(
  plans: readonly Generator<PlannedSample>[],
  wanted: (planned: PlannedSample) => boolean,
): Generator<PlannedJob> {
  let left = [...plans];
  while (left.length > 0) {
    const going: Generator<PlannedSample>[] = [];
    for (const plan of left) {
      const next = plan.next();
      if (next.done) continue;
      going.push(plan);
      if (wanted(next.value)) yield { job: asJob(next.value), bodies: [] };
    }
    left = going;
  }
}

/** The repairs of one round: how many the study wants, and the work for those that are not there yet. */
export async function repairJobs(
  plan: Plan,
  round: number,
): Promise<{ readonly size: number; readonly jobs: AsyncGenerator<PlannedJob> }> {
  const { models, journal } = plan;
  const repairs = await planRepairs(plan, round, { has: () => false });
  async function* jobs(): AsyncGenerator<PlannedJob> {
    for (const model of models) {
      for await (const planned of repairs.of(model)) {
        if (journal.has(planned.key)) continue;
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
