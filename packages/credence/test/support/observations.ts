import type { Observation } from '../../src/analysis/observations.ts';
import { contentHash, contentKey } from '../../src/core/keys.ts';
import type {
  ConfidenceRecord,
  RepairOrigin,
  SampleRecord,
  VerdictRecord,
} from '../../src/core/records.ts';
import type { Task } from '../../src/core/task.ts';
import type { FunctionalOutcome, SecurityOutcome } from '../../src/core/verdict.ts';

const at = '2026-01-01T00:00:00.000Z';
const usage = { inputTokens: 10, outputTokens: 5 };

export function makeTask(name: string): Task {
  return {
    id: `bench/python/${name}`,
    benchmark: 'bench',
    kind: 'self-contained',
    language: 'python',
    title: `Task ${name}`,
    cwe: 'CWE-89',
    difficulty: 'easy',
    prompt: `Write ${name}.`,
    hint: null,
    answerPath: 'solution.py',
    surroundings: null,
    oracle: {
      hash: contentHash(`oracle ${name}`),
      checks: { path: 'oracle.mjs', content: '' },
      fixtures: [],
      limits: { deadlineMs: null, memoryMb: null },
    },
    references: [],
    hash: contentHash(`task ${name}`),
  };
}

/** What a test says of one sample; `code: null` is an answer without code. */
export interface Told {
  readonly task: string;
  readonly model?: string;
  readonly temperature?: number;
  readonly index?: number;
  readonly code?: string | null;
  /** Functional and security confidence. */
  readonly sure?: readonly [number | null, number | null];
  readonly verdict?: readonly [FunctionalOutcome, SecurityOutcome] | null;
  /** The arm that made it, and of which answer; first answers have none. */
  readonly repairs?: { readonly arm: string; readonly of: SampleRecord };
}

export function makeSample(told: Told) {
  const { task, model = 'm', temperature = 0, index = 0, code, repairs } = told;
  const repair: RepairOrigin | undefined = repairs && {
    arm: repairs.arm,
    round: (repairs.of.repair?.round ?? 0) + 1,
    parent: repairs.of.key,
    first: repairs.of.repair?.first ?? repairs.of.key,
    version: '1',
  };
  const of = repair ? ` ${repair.arm} ${repair.parent}` : '';
  const text = code === undefined ? `code ${task} ${temperature} ${index}${of}` : code;
  const sample: SampleRecord = {
    kind: 'sample',
    key: contentKey('sample', { task, model, temperature, index, of }),
    task: makeTask(task).id,
    taskHash: makeTask(task).hash,
    model,
    temperature,
    prompting: 'plain',
    promptingVersion: '1',
    index,
    ...(repair && { repair }),
    prompt: contentHash('prompt'),
    response: contentHash(`answer ${text}`),
    code: text === null ? null : contentHash(text),
    extraction: text === null ? 'no code in the answer' : 'fence',
    finish: 'stop',
    usage,
    usd: null,
    at,
  };
  return sample;
}

export function makeConfidence(
  sample: SampleRecord,
  target: 'functional' | 'security',
  value: number | null,
  methodVersion = '1',
): ConfidenceRecord {
  return {
    kind: 'confidence',
    key: contentKey('confidence', { sample: sample.key, target, methodVersion }),
    sample: sample.key,
    method: 'verbalized',
    methodVersion,
    target,
    value,
    missing: value === null ? (sample.code === null ? 'no-code' : 'refused') : null,
    raw: null,
    usage,
    usd: null,
    at,
  };
}

export function makeVerdict(
  sample: SampleRecord,
  task: Task,
  [functional, security]: readonly [FunctionalOutcome, SecurityOutcome],
): VerdictRecord {
  return {
    kind: 'verdict',
    key: contentKey('verdict', { code: sample.code, oracle: task.oracle.hash }),
    task: task.id,
    oracleHash: task.oracle.hash,
    code: sample.code ?? '',
    functional: { outcome: functional, reason: `it is ${functional}` },
    security: { outcome: security, reason: `it is ${security}` },
    checks: [],
    milliseconds: 1,
    stamp: { sandbox: 'none', sandboxProfile: '0', toolchains: {}, memoryHeldBy: 'watchdog' },
    at,
  };
}

export function makeObservation(told: Told): Observation {
  const sample = makeSample(told);
  const task = makeTask(told.task);
  const [functional, security] = told.sure ?? [null, null];
  return {
    sample,
    task,
    confidences: [
      makeConfidence(sample, 'functional', functional),
      makeConfidence(sample, 'security', security),
    ],
    verdict: told.verdict ? makeVerdict(sample, task, told.verdict) : null,
    evidence: [],
  };
}

/** Seven samples of three tasks in which every way to be counted, or not, occurs. */
export const sevenSamples: readonly Told[] = [
  { task: 'a', index: 0, sure: [0.9, 0.8], verdict: ['pass', 'secure'] },
  { task: 'a', index: 1, sure: [0.9, 0.9], verdict: ['pass', 'vulnerable'] },
  { task: 'b', index: 0, sure: [0.5, 0.9], verdict: ['fail', 'inconclusive'] },
  { task: 'b', index: 1, sure: [null, 0.8], verdict: ['pass', 'inconclusive'] },
  { task: 'b', temperature: 0.8, code: null },
  { task: 'c', temperature: 0.8, sure: [0.9, 0.9], verdict: ['inconclusive', 'inconclusive'] },
  { task: 'c', temperature: 0.8, index: 1, sure: [0.5, 0.8], verdict: null },
];
