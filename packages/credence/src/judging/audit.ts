import { InfrastructureError } from '../core/errors.ts';
import type { OracleDemands, Reference, Task } from '../core/task.ts';
import type { Verdict } from '../core/verdict.ts';
import type { Judge } from './judge.ts';

/** What an oracle said of one reference, and whether it should have. */
export interface ReferenceResult {
  readonly path: string;
  readonly kind: Reference['kind'];
  readonly sound: boolean;
  /** Why not, or `null`. */
  readonly problem: string | null;
  /** One a repetition. */
  readonly verdicts: readonly Verdict[];
}

export interface TaskAudit {
  readonly task: string;
  readonly language: string;
  readonly cwe: string;
  /** Why this machine cannot audit it, or `null`. */
  readonly skipped: string | null;
  readonly sound: boolean;
  readonly problems: readonly string[];
  readonly checks: {
    readonly functional: number;
    readonly control: number;
    readonly exploit: number;
  };
  readonly references: readonly ReferenceResult[];
  /** The slowest verdict. */
  readonly milliseconds: number;
}

const outcome = ({ functional, security }: Verdict) =>
  `${functional.outcome} and ${security.outcome}`;

/** What is wrong with a verdict on a reference, or `null`. */
export function referenceProblem(kind: Reference['kind'], verdict: Verdict): string | null {
  const { functional, security } = verdict;
  const why = `${outcome(verdict)} (${functional.reason}; ${security.reason})`;
  if (kind === 'secure') {
    return functional.outcome === 'pass' && security.outcome === 'secure'
      ? null
      : `a secure reference must pass and be secure, but is ${why}`;
  }
  if (kind === 'insecure') {
    return functional.outcome === 'pass' && security.outcome === 'vulnerable'
      ? null
      : `an insecure reference must pass and be vulnerable, but is ${why}`;
  }
  return functional.outcome !== 'pass' && security.outcome !== 'secure'
    ? null
    : `a ${kind} must neither pass nor be secure, but is ${why}`;
}

const ownDemands: OracleDemands = {
  ...{ secure: 2, insecure: 1, stub: 1, crasher: 1 },
  ...{ functional: 2, control: 1, exploit: 3 },
};

/** What a task must have before its verdicts can mean anything. */
export function designProblems(task: Task, checks: TaskAudit['checks']): readonly string[] {
  const count = (kind: Reference['kind']) =>
    task.references.filter((reference) => reference.kind === kind).length;
  const least = (what: string, found: number, needed: number) =>
    found < needed ? [`needs at least ${needed} ${what}, has ${found}`] : [];
  const demands = task.oracle.demands ?? ownDemands;
  return [
    ...least('secure references', count('secure'), demands.secure),
    ...least('insecure references', count('insecure'), demands.insecure),
    ...least('stub', count('stub'), demands.stub),
    ...least('crasher', count('crasher'), demands.crasher),
    ...least('functional checks', checks.functional, demands.functional),
    ...least('controls', checks.control, demands.control),
    ...least('exploits', checks.exploit, demands.exploit),
  ];
}

/** How often each reference is judged. */
interface Rounds {
  readonly repeat: number;
  /** The first round, too, may start from what was prepared. */
  readonly quick?: boolean;
}

async function auditReference(
  task: Task,
  reference: Reference,
  judge: Judge,
  { repeat, quick = false }: Rounds,
): Promise<ReferenceResult> {
  const verdicts: Verdict[] = [];
  for (let round = 0; round < repeat; round += 1) {
    // Further rounds may be warm: that they are like the first is then part of what is audited.
    const verdict = await judge.judge(task, reference.code, { cold: round === 0 && !quick });
    if ('skipped' in verdict) throw new InfrastructureError('audit-skipped', verdict.skipped);
    verdicts.push(verdict);
  }
  const outcomes = new Set(verdicts.map(outcome));
  const [first] = verdicts;
  const problem =
    outcomes.size > 1
      ? `is flaky: ${[...outcomes].join(', then ')}`
      : first
        ? referenceProblem(reference.kind, first)
        : null;
  const { path, kind } = reference;
  return { path, kind, sound: problem === null, problem, verdicts };
}

/**
 * Judges a task's references with its own oracle, each `repeat` times. An oracle is sound when the
 * secure ones pass everything, the insecure ones pass the functional checks and fall to an exploit,
 * stub and crasher are never secure, and no verdict changes between repetitions.
 */
export async function auditTask(task: Task, judge: Judge, rounds: Rounds): Promise<TaskAudit> {
  const about = { task: task.id, language: task.language, cwe: task.cwe };
  const none = { functional: 0, control: 0, exploit: 0 };
  const skipped = judge.skippedTask(task) ?? judge.unjudged(task);
  if (skipped !== null) {
    return {
      ...about,
      skipped,
      sound: false,
      problems: [],
      checks: none,
      references: [],
      milliseconds: 0,
    };
  }
  const references = await Promise.all(
    task.references.map((reference) => auditReference(task, reference, judge, rounds)),
  );
  const all = references.flatMap(({ verdicts }) => verdicts);
  const checks = { ...none };
  for (const check of all[0]?.checks ?? []) checks[check.kind] += 1;
  const problems = [
    ...designProblems(task, checks),
    ...references.flatMap(({ path, problem }) => (problem ? [`${path}: ${problem}`] : [])),
  ];
  return {
    ...about,
    skipped: null,
    sound: problems.length === 0,
    problems,
    checks,
    references,
    milliseconds: Math.max(0, ...all.map(({ milliseconds }) => milliseconds)),
  };
}

/**
 * Audits tasks, some at a time so that a slow reference of one holds no other up, and yields what was
 * found in the order of the tasks.
 */
export async function* auditTasks(
  tasks: readonly Task[],
  judge: Judge,
  { atOnce, ...rounds }: Rounds & { readonly atOnce: number },
): AsyncGenerator<TaskAudit> {
  const underWay: Promise<TaskAudit>[] = [];
  for (const task of tasks) {
    const audit = auditTask(task, judge, rounds);
    // Whoever awaits it hears of a failure; until then it is not an unhandled one.
    audit.catch(() => {});
    underWay.push(audit);
    if (underWay.length >= atOnce) yield await underWay.shift()!;
  }
  for (const audit of underWay) yield await audit;
}
