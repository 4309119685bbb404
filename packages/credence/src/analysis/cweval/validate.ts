import { cwevalBenchmark, selfTests } from '../../benchmarks/cweval/cweval-benchmark.ts';
import type { Reference, Task } from '../../core/task.ts';
import type { Verdict } from '../../core/verdict.ts';
import { referenceProblem } from '../../judging/audit.ts';
import { Judge } from '../../judging/judge.ts';
import { needsOf } from '../../judging/needs.ts';
import { findSandbox } from '../../sandbox/find.ts';

/** So many of so many. */
export interface Share {
  readonly good: number;
  readonly of: number;
}

/** How a language's tasks came out; memory tasks of C are a row of their own, as in the benchmark. */
export interface LanguageRow {
  readonly language: string;
  readonly tasks: number;
  readonly skipped: number;
  /** All tests of the test files, those on the benchmark's insecure programs included. */
  readonly tests: Share;
  /** Verdicts on its programs as answers, by what they should be. */
  readonly references: Readonly<Record<Reference['kind'], Share>>;
}

/** Something that is not as its authors meant it. */
export interface Deviation {
  readonly task: string;
  /** A test, or a reference. */
  readonly what: string;
  readonly why: string;
}

export interface CwevalValidation {
  readonly rows: readonly LanguageRow[];
  readonly skipped: readonly { readonly task: string; readonly reason: string }[];
  readonly deviations: readonly Deviation[];
  readonly verdicts: number;
  readonly seconds: number;
}

export interface ValidateOptions {
  readonly checkout: string;
  /** Only tasks whose id contains this. */
  readonly only: string;
  readonly workers: number;
  readonly onNotice: (notice: string) => void;
  readonly onProgress: (done: number, of: number) => void;
}

const kinds = ['secure', 'insecure', 'stub', 'crasher'] as const;

const rowOf = ({ language, oracle }: Task): string =>
  oracle.checks.content.includes('"group":"lang"') ? `${language}, memory` : language;

interface Judged {
  readonly task: Task;
  /** `null` for the tests of the file. */
  readonly reference: Reference | null;
  readonly verdict: Verdict;
}

function deviationsOf({ task, reference, verdict }: Judged): readonly Deviation[] {
  const about = (what: string, why: string) => ({ task: task.id, what, why });
  if (reference) {
    const why = referenceProblem(reference.kind, verdict);
    return why === null ? [] : [about(reference.path, why)];
  }
  if (verdict.checks.length === 0) return [about('its tests', verdict.functional.reason)];
  return verdict.checks
    .filter(({ outcome }) => outcome !== 'held')
    .map(({ name, evidence }) => about(name, evidence));
}

function tally(row: string, tasks: readonly Task[], skipped: number, all: readonly Judged[]) {
  const judged = all.filter(({ task }) => rowOf(task) === row);
  const checks = judged.flatMap(({ reference, verdict }) => (reference ? [] : verdict.checks));
  const share = (kind: Reference['kind']): readonly [Reference['kind'], Share] => {
    const some = judged.filter(({ reference }) => reference?.kind === kind);
    const good = some.filter(({ verdict }) => referenceProblem(kind, verdict) === null).length;
    return [kind, { good, of: some.length }];
  };
  return {
    language: row,
    tasks: tasks.filter((task) => rowOf(task) === row).length,
    skipped,
    tests: { good: checks.filter(({ outcome }) => outcome === 'held').length, of: checks.length },
    references: Object.fromEntries(kinds.map(share)) as LanguageRow['references'],
  };
}

/** Runs CWEval's own tests on its own programs, and judges these programs as if models had written them. */
export async function validateCweval(options: ValidateOptions): Promise<CwevalValidation> {
  const { checkout, only, workers, onNotice, onProgress } = options;
  const wanted = (task: Task) => task.id.includes(only);
  const tasks = (await cwevalBenchmark(checkout).load()).filter(wanted);
  const whole = (await selfTests(checkout)).filter(wanted);
  const languages = [...new Set(tasks.map(({ language }) => language))];
  const judge = await Judge.open({
    ...{ sandbox: await findSandbox(), languages, needs: needsOf(tasks), workers, onNotice },
    cold: true,
  });
  const started = performance.now();
  try {
    const skipped = tasks.flatMap((task) => {
      const reason = judge.skippedTask(task);
      return reason === null ? [] : [{ task: task.id, reason }];
    });
    const left = (task: Task) => !skipped.some((one) => one.task === task.id);
    const jobs = [
      ...whole.filter(left).flatMap((task) => {
        const [reference] = task.references;
        return reference ? [{ task, reference: null, code: reference.code }] : [];
      }),
      ...tasks
        .filter(left)
        .flatMap((task) =>
          task.references.map((reference) => ({ task, reference, code: reference.code })),
        ),
    ];
    const judged: Judged[] = [];
    const lane = async (queue: Iterator<(typeof jobs)[number]>) => {
      for (let next = queue.next(); !next.done; next = queue.next()) {
        const { task, reference, code } = next.value;
        const verdict = await judge.judge(task, code);
        if ('skipped' in verdict) continue;
        judged.push({ task, reference, verdict });
        onProgress(judged.length, jobs.length);
      }
    };
    const queue = jobs.values();
    await Promise.all(Array.from({ length: workers }, () => lane(queue)));
    const rows = [...new Set(tasks.map(rowOf))].map((row) => {
      const absent = tasks.filter((task) => rowOf(task) === row && !left(task)).length;
      return tally(row, tasks, absent, judged);
    });
    return {
      ...{ rows, skipped },
      deviations: judged
        .flatMap(deviationsOf)
        .sort((a, b) => (`${a.task} ${a.what}` < `${b.task} ${b.what}` ? -1 : 1)),
      verdicts: judged.length,
      seconds: (performance.now() - started) / 1_000,
    };
  } finally {
    await judge.close();
  }
}
