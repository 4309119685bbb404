import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { type AuditManifest, writeAuditManifest } from '../benchmarks/audit-manifest.ts';
import { caveatsOf } from '../benchmarks/caveats.ts';
import { benchmarkIds, findBenchmark } from '../benchmarks/registry.ts';
import { counted } from '../core/counted.ts';
import { ExitCode, InputError } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import { auditTasks, type TaskAudit } from '../judging/audit.ts';
import { Judge } from '../judging/judge.ts';
import { languagesOf, needsOf, outsideOf } from '../judging/needs.ts';
import { findSandbox } from '../sandbox/find.ts';
import { version } from '../version.ts';
import { coldDescription, coldFlag } from './cold-option.ts';
import { print, tell, tellWaiting } from './output.ts';
import { positiveInteger } from './parse-option.ts';

interface Options {
  readonly repeat: number;
  readonly only?: string;
  readonly json?: boolean;
  readonly manifest?: boolean;
  readonly changed?: boolean;
  readonly cold?: boolean;
  readonly quick?: boolean;
}

function show({ task, skipped, sound, problems, checks, references, milliseconds }: TaskAudit) {
  if (skipped !== null) {
    print(`–  ${task}: skipped, ${skipped}`);
    return;
  }
  const counts = [
    counted(references.length, 'reference'),
    counted(checks.functional, 'functional check'),
    counted(checks.exploit, 'exploit'),
  ].join(', ');
  print(`${sound ? '✓' : '✗'}  ${task}  (${counts}, slowest ${milliseconds} ms)`);
  for (const problem of problems) print(`     ${problem}`);
}

function toManifest(
  tasks: readonly Task[],
  { repeat, audits }: { readonly repeat: number; readonly audits: readonly TaskAudit[] },
): AuditManifest {
  const sound = new Set(audits.filter((audit) => audit.sound).map(({ task }) => task));
  const stamps = audits.flatMap(({ references }) => references[0]?.verdicts[0]?.stamp ?? []);
  return {
    credence: version,
    date: new Date().toISOString().slice(0, 10),
    repeat,
    toolchains: Object.assign({}, ...stamps.map(({ toolchains }) => toolchains)),
    sound: Object.fromEntries(
      tasks.filter(({ id }) => sound.has(id)).map(({ id, oracle }) => [id, oracle.hash]),
    ),
  };
}

/** What was audited now, beside what was before and is `still` the same. */
function mergeManifests(
  kept: AuditManifest | null,
  fresh: AuditManifest,
  still: readonly Task[],
): AuditManifest {
  if (kept === null) return fresh;
  const sound = [
    ...still.map(({ id, oracle }) => [id, oracle.hash]),
    ...Object.entries(fresh.sound),
  ];
  return {
    ...fresh,
    // The least that holds for all of them.
    repeat: Object.keys(fresh.sound).length > 0 ? Math.min(kept.repeat, fresh.repeat) : kept.repeat,
    toolchains: { ...kept.toolchains, ...fresh.toolchains },
    sound: Object.fromEntries(sound.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))),
  };
}

export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('Judge the references of benchmarks: can their oracles be believed?')
    .argument('[benchmarks...]', 'benchmarks to audit; all of ours when left out')
    .option(
      '--repeat <n>',
      'judge every reference so often, to find flaky ones',
      positiveInteger,
      1,
    )
    .option('--only <text>', 'only tasks whose id contains this')
    .option('--manifest', 'write which oracles are sound beside the tasks; studies read it')
    .option('--changed', 'only oracles that the manifest does not hold as they are now')
    .option(
      '--quick',
      'the first round, too, may use what was prepared; for large benchmarks of others',
    )
    .option(coldFlag, coldDescription)
    .option('--json', 'print the audit as JSON')
    .action(async (wanted: string[], options: Options) => {
      const { repeat, only = '', json, manifest, changed, cold = false, quick = false } = options;
      const ids = wanted.length > 0 ? wanted : benchmarkIds;
      const benchmarks = ids.map((id) => findBenchmark(id));
      const all = (await Promise.all(benchmarks.map((benchmark) => benchmark.load()))).flat();
      const meant = all.filter(({ id }) => id.includes(only));
      // A misspelt name must not look like a sound task.
      if (meant.length === 0) {
        throw new InputError('unknown-task', `No task has "${only}" in its id.`, {
          remedy: `\`${['credence tasks', ...wanted].join(' ')}\` lists them.`,
        });
      }
      const before = await Promise.all(benchmarks.map((benchmark) => benchmark.audit()));
      const known = changed ? Object.assign({}, ...before.map((one) => one?.sound)) : {};
      const tasks = meant.filter(({ id, oracle }) => known[id] !== oracle.hash);
      if (manifest && only !== '') {
        throw new InputError('partial-manifest', '--manifest takes whole benchmarks.', {
          remedy: 'Leave --only out.',
        });
      }
      for (const caveat of caveatsOf(tasks)) tell(caveat);
      tellWaiting('Trying the sandbox …');
      const judge = await Judge.open({
        sandbox: await findSandbox(),
        languages: languagesOf(tasks),
        needs: needsOf(tasks),
        outside: outsideOf(tasks),
        workers: availableParallelism(),
        // A first round is cold anyway.
        cold: cold || (repeat === 1 && !quick),
        onNotice: tell,
      });
      const audits: TaskAudit[] = [];
      try {
        const atOnce = availableParallelism();
        for await (const audit of auditTasks(tasks, judge, { repeat, atOnce, quick })) {
          audits.push(audit);
          if (json) tell(`${audits.length}/${tasks.length} ${audit.task}`);
          else show(audit);
        }
      } finally {
        await judge.close();
      }
      if (manifest) {
        for (const [index, { id, folder }] of benchmarks.entries()) {
          const about = { repeat, audits: audits.filter(({ task }) => task.startsWith(`${id}/`)) };
          const fresh = toManifest(tasks, about);
          const kept = changed ? (before[index] ?? null) : null;
          const still = all.filter(({ id: task, oracle }) => kept?.sound[task] === oracle.hash);
          tell(await writeAuditManifest(folder, mergeManifests(kept, fresh, still)));
        }
      }
      const counts = {
        tasks: audits.length,
        sound: audits.filter((audit) => audit.sound).length,
        unsound: audits.filter((audit) => !audit.sound && audit.skipped === null).length,
        skipped: audits.filter((audit) => audit.skipped !== null).length,
      };
      if (json) print(JSON.stringify({ credence: version, repeat, counts, audits }, null, 2));
      else {
        const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
        print(`\n${counts.sound} of ${counts.tasks} tasks are sound${skipped}`);
      }
      process.exitCode = counts.unsound === 0 ? ExitCode.done : ExitCode.internal;
    });
}
