import type { Observation } from '../core/observation.ts';
import type {
  ConfidenceRecord,
  EvidenceRecord,
  SampleRecord,
  VerdictRecord,
} from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { JournalReader } from '../journal/journal.ts';
import { answerContext } from '../judging/analysers/answer.ts';
import { nobody } from '../judging/images/image-judge.ts';
import { compareText, confidenceOrder, type ObservedOrder, planOrder } from './plan-order.ts';

/** What a study observed; repaired answers are a population of their own. */
export interface Observed {
  readonly first: readonly Observation[];
  readonly repaired: readonly Observation[];
}

/**
 * Joins a journal's records into one observation a sample, in the order of the study's plan: who wrote
 * when, and how many at a time, must not show in a number. Records of tasks that are not in `tasks`, or
 * of another version of a task, are left out.
 */
export async function observeAll(
  journal: JournalReader,
  tasks: readonly Task[],
  order: ObservedOrder = {},
): Promise<Observed> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const samples: SampleRecord[] = [];
  const confidences = new Map<string, ConfidenceRecord[]>();
  const verdicts = new Map<string, VerdictRecord>();
  const recorded = new Map<string, VerdictRecord>();
  const evidence = new Map<string, ReadonlyMap<string, EvidenceRecord>>();
  for await (const record of journal.records()) {
    if (record.kind === 'sample') samples.push(record);
    else if (record.kind === 'verdict' && record.sample !== undefined) {
      recorded.set(record.sample, record);
    } else if (record.kind === 'verdict') {
      const on = `${record.oracleHash} ${record.code}`;
      // Where nobody could judge, another machine or a later run may have judged all the same.
      if (record.stamp?.sandbox !== nobody || !verdicts.has(on)) verdicts.set(on, record);
    } else if (record.kind === 'evidence') {
      const on = `${record.context} ${record.code}`;
      evidence.set(on, new Map([...(evidence.get(on) ?? []), [record.analyser, record]]));
    } else if (record.kind === 'confidence') {
      const list = confidences.get(record.sample);
      if (list) list.push(record);
      else confidences.set(record.sample, [record]);
    }
  }
  const byMethod = confidenceOrder(order);
  const contexts = new Map(tasks.map((task) => [task.id, answerContext(task)]));
  const observations = samples.flatMap((sample): Observation[] => {
    const task = byId.get(sample.task);
    if (!task || task.hash !== sample.taskHash) return [];
    const verdict = sample.imported
      ? recorded.get(sample.key)
      : sample.code && verdicts.get(`${task.oracle.hash} ${sample.code}`);
    return [
      {
        sample,
        task,
        confidences: (confidences.get(sample.key) ?? []).sort(byMethod),
        verdict: verdict || null,
        evidence: [
          ...(evidence.get(`${contexts.get(task.id)} ${sample.code}`)?.values() ?? []),
        ].sort((a, b) => compareText(a.analyser, b.analyser)),
      },
    ];
  });
  observations.sort(planOrder(tasks, order));
  return {
    first: observations.filter(({ sample }) => sample.repair === undefined),
    repaired: observations.filter(({ sample }) => sample.repair !== undefined),
  };
}

/** The first answers alone: what a model says when it is asked, and nothing has been repaired. */
export async function observe(
  journal: JournalReader,
  tasks: readonly Task[],
  order?: ObservedOrder,
): Promise<readonly Observation[]> {
  return (await observeAll(journal, tasks, order)).first;
}
