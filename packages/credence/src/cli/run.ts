import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { studyReport } from '../analysis/study-report.ts';
import { counted } from '../core/counted.ts';
import { ExitCode, InputError } from '../core/errors.ts';
import { conductFleet } from '../fleet/conduct-fleet.ts';
import { databaseHome } from '../fleet/studies.ts';
import { htmlReport } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { summary } from '../report/summary.ts';
import { conduct } from '../study/conduct.ts';
import { type StudyConfig, studyConfigSchema } from '../study/config.ts';
import { dryRun } from '../study/dry-run.ts';
import { type LoadedConfig, loadConfig } from '../study/load-config.ts';
import type { RunResult } from '../study/run-study.ts';
import type { Shard } from '../study/shard.ts';
import type { StudyHome } from '../study/study-home.ts';
import { coldDescription, coldFlag } from './cold-option.ts';
import { databaseDescription, databaseFlag, withDatabase } from './database-option.ts';
import { describeDryRun } from './dry-run.ts';
import { print, tell } from './output.ts';
import { shard } from './parse-option.ts';
import { progressBar } from './progress-bar.ts';
import { addSchemaFlags, givenFlags } from './schema-flags.ts';
import { interruptedExitCode, stopOnSignals } from './stop-on-signals.ts';
import { printReport, writeReport } from './write-result.ts';

/** How long a database that goes away in the middle is waited for. */
const databasePatienceMs = 30 * 60_000;

interface Options {
  readonly out?: string;
  readonly record?: string;
  readonly shard?: Shard;
  readonly cold?: boolean;
  /** `false` with --no-judge. */
  readonly judge: boolean;
  readonly dryRun?: boolean;
  readonly db?: string;
  readonly as?: string;
  /** `false` with --no-wait. */
  readonly wait: boolean;
  readonly json?: boolean;
}

/** Runs a study in a database, whose workers do the work. */
async function runOnFleet(
  file: string,
  { config, directory, locate }: LoadedConfig,
  options: Options,
  page: string,
): Promise<void> {
  const name = options.as ?? nameOf(file);
  const notices = { onNotice: tell, patienceMs: databasePatienceMs };
  await withDatabase(options.db ?? 'env', notices, async (database) => {
    const bar = progressBar(process.stderr, config);
    const result = await conductFleet({
      ...{ config, directory, locate, database, name, wait: options.wait },
      stop: stopOnSignals(),
      onProgress: bar.update,
      onNotice: bar.tell,
    }).finally(() => bar.end());
    if (!options.wait) return;
    await report(result, await databaseHome(database, name), config, page, options);
  });
}

const reasonsShown = 5;

const howToGoOn = {
  interrupted: '  → Run the same command again to go on.',
  budget: '  → Raise the limit and run the same command again to go on.',
} as const;

const nameOf = (file: string) => basename(file).replace(/\.ya?ml$/, '');

async function report(
  result: RunResult,
  place: string | StudyHome,
  { name: title, judge: judged }: StudyConfig,
  page: string,
  { json }: Options,
): Promise<void> {
  const { report: made, notices } = await studyReport(place);
  for (const notice of notices) tell(notice);
  await mkdir(dirname(page), { recursive: true });
  await writeReport(page, htmlReport(made, 'report.html'));
  if (json) await printReport(jsonReport(made, 'report.json'));
  else print(`\n${title}\n\n${summary(made.tables)}\n`);
  const { partial } = made.tables.study;
  if (partial) tell(partial);
  if (result.stopped !== null) tell(howToGoOn[result.stopped]);
  if (result.failures > 0) {
    const { failures, reasons = [] } = result;
    tell(
      `${counted(failures, 'piece')} of work failed and ${failures === 1 ? 'is' : 'are'} tried again by the next run.`,
    );
    for (const { count, message } of reasons.slice(0, reasonsShown))
      tell(`  ${count} × ${message}`);
    if (reasons.length > reasonsShown) {
      tell(`  and ${counted(reasons.length - reasonsShown, 'other reason')}, in the journal`);
    }
  }
  if (!judged)
    tell('Nothing was judged: run the study without --no-judge (`judge: false`) for that.');
  tell(`Report: ${resolve(page)}`);
  process.exitCode =
    result.stopped === 'interrupted'
      ? interruptedExitCode
      : result.stopped === 'budget'
        ? ExitCode.budget
        : result.failures > 0
          ? ExitCode.infrastructure
          : ExitCode.done;
}

export function addRun(program: Command): void {
  const command = program
    .command('run')
    .description('Run a study, or what is left of it, and report')
    .argument('<study>', 'the study’s configuration, a YAML file')
    .option('--out <folder>', 'folder of the study; default out/<name of the file>')
    .option('--record <folder>', 'keep the models’ answers there, to be replayed')
    .option(
      '--shard <i/n>',
      'only the i-th of n parts of the tasks; see docs/beyond-one-machine.md',
      shard,
    )
    .option(coldFlag, coldDescription)
    .option('--no-judge', 'only collect answers and confidences; a later run judges them')
    .option('--dry-run', 'say how many calls, tokens and dollars it would take, and send nothing')
    .option(databaseFlag, `plan the study there, for workers to do it: a ${databaseDescription}`)
    .option('--as <name>', 'name of the study in the database; default the name of the file')
    .option('--no-wait', 'with --db, only put the work into the queue')
    .option('--json', 'print the tables as JSON');
  addSchemaFlags(command, studyConfigSchema);
  command.action(async (file: string, options: Options) => {
    const loaded = await loadConfig(file, {
      ...givenFlags({ ...options }, studyConfigSchema),
      ...(options.judge ? {} : { judge: false }),
    });
    const { config, directory, locate } = loaded;
    const part = options.shard ?? null;
    const home = join('out', options.as ?? nameOf(file));
    // Side by side, so that the folder above is the whole study.
    const out = options.out ?? (part ? join(home, `shard-${part.index}-of-${part.of}`) : home);
    if (options.dryRun) {
      const estimated = await dryRun({
        config,
        directory,
        locate,
        out,
        shard: part,
        onNotice: tell,
      });
      print(options.json ? JSON.stringify(estimated, null, 2) : describeDryRun(estimated));
      return;
    }
    if (options.db !== undefined) {
      if (part) {
        throw new InputError('shard-in-database', 'A study in a database has no shards.', {
          remedy: 'Leave out --shard: workers share the whole study among them.',
        });
      }
      return runOnFleet(file, loaded, options, join(out, 'report.html'));
    }
    if (!options.wait) {
      throw new InputError('wait-without-database', '--no-wait is for studies in a database.', {
        remedy: 'Add --db, or leave out --no-wait.',
      });
    }
    const bar = progressBar(process.stderr, config);
    const record = options.record
      ? {
          folder: resolve(options.record),
          command: `credence run ${file} --record ${options.record}`,
        }
      : null;
    const result = await conduct({
      config,
      directory,
      locate,
      out,
      record,
      shard: part,
      cold: options.cold ?? false,
      stop: stopOnSignals(),
      onProgress: bar.update,
      onNotice: bar.tell,
    }).finally(() => bar.end());

    await report(result, out, config, join(out, 'report.html'), options);
  });
}
