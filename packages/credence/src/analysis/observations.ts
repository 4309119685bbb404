import { confidenceMethods } from '../confidence/registry.ts';
import type {
  ConfidenceRecord,
  EvidenceRecord,
  SampleRecord,
  VerdictRecord,
} from '../core/records.ts';
import type { Task } from '../core/task.ts';
import { label, type Outcome, type Target } from '../core/verdict.ts';
import type { Journal } from '../journal/journal.ts';
import { answerContext } from '../judging/analysers/answer.ts';

/** One sample with all that the study found out about it. */
export interface Observation {
  readonly sample: SampleRecord;
  readonly task: Task;
  readonly confidences: readonly ConfidenceRecord[];
  /** `null` when the answer holds no code, or has not been judged (yet). */
  readonly verdict: VerdictRecord | null;
  /** What static analysers say of its code, one record an analyser: the latest. */
  readonly evidence: readonly EvidenceRecord[];
}

/**
 * Joins a journal's records into one observation a sample, in the order of the samples. Records of
 * tasks that are not in `tasks`, or of another version of a task, are left out.
 */
export async function observe(
  journal: Journal,
  tasks: readonly Task[],
): Promise<readonly Observation[]> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const samples: SampleRecord[] = [];
  const confidences = new Map<string, ConfidenceRecord[]>();
  const verdicts = new Map<string, VerdictRecord>();
  const evidence = new Map<string, ReadonlyMap<string, EvidenceRecord>>();
  for await (const record of journal.records()) {
    if (record.kind === 'sample') samples.push(record);
    else if (record.kind === 'verdict') {
      verdicts.set(`${record.oracleHash} ${record.code}`, record);
    } else if (record.kind === 'evidence') {
      const on = `${record.context} ${record.code}`;
      evidence.set(on, new Map([...(evidence.get(on) ?? []), [record.analyser, record]]));
    } else if (record.kind === 'confidence') {
      const list = confidences.get(record.sample);
      if (list) list.push(record);
      else confidences.set(record.sample, [record]);
    }
  }
  const contexts = new Map(tasks.map((task) => [task.id, answerContext(task)]));
  return samples.flatMap((sample) => {
    const task = byId.get(sample.task);
    if (!task || task.hash !== sample.taskHash) return [];
    const verdict = sample.code && verdicts.get(`${task.oracle.hash} ${sample.code}`);
    return [
      {
        sample,
        task,
        confidences: confidences.get(sample.key) ?? [],
        verdict: verdict || null,
        evidence: [...(evidence.get(`${contexts.get(task.id)} ${sample.code}`)?.values() ?? [])],
      },
    ];
  });
}

/**
 * The outcome of an observation. An answer without code does not do what was asked: it fails the
 * functional (and so the joint) target, and there is nothing to find secure or vulnerable in it.
 */
export function outcomeOf({ sample, verdict }: Observation, target: Target): Outcome {
  if (sample.code === null) return target === 'security' ? null : 0;
  return verdict ? label(verdict, target) : null;
}

/** Methods that find one number for an answer, whatever it is held against. */
const untargeted: ReadonlySet<string> = new Set(
  confidenceMethods.flatMap(({ id, about }) => (about === 'answer' ? [id] : [])),
);

/**
 * The confidence of an observation by one method. The joint one is derived: the product of the
 * functional and the security confidence, that is, as if the two were independent; of a method that
 * knows no targets it is its number.
 */
export function confidenceOf(
  { confidences }: Observation,
  method: string,
  target: Target,
): number | null {
  const stated = (wanted: Target) =>
    confidences.findLast((record) => record.method === method && record.target === wanted)?.value ??
    null;
  if (target !== 'joint') return stated(target);
  if (untargeted.has(method)) return stated('functional');
  const [functional, security] = [stated('functional'), stated('security')];
  return functional === null || security === null ? null : functional * security;
}
