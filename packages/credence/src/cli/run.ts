import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { studyReport } from '../analysis/study-report.ts';
import { ExitCode } from '../core/errors.ts';
import { htmlReport } from '../report/html.ts';
import { jsonReport } from '../report/json.ts';
import { summary } from '../report/summary.ts';
import { conduct } from '../study/conduct.ts';
import { studyConfigSchema } from '../study/config.ts';
import { dryRun } from '../study/dry-run.ts';
import { loadConfig } from '../study/load-config.ts';
import { coldDescription, coldFlag } from './cold-option.ts';
import { describeDryRun } from './dry-run.ts';
import { print, tell } from './output.ts';
import { progressBar } from './progress-bar.ts';
import { addSchemaFlags, givenFlags } from './schema-flags.ts';
import { writeReport } from './write-result.ts';

interface Options {
  readonly out?: string;
  readonly record?: string;
  readonly cold?: boolean;
  /** `false` with --no-judge. */
  readonly judge: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** The conventional exit code of a program that Ctrl-C ended. */
const interruptedExitCode = 130;

/** The first Ctrl-C asks to finish what is in flight; the second ends the process at once. */
function stopOnSignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(interruptedExitCode);
      tell('\nFinishing what is in flight; once more to end at once.');
      controller.abort();
    });
  }
  return controller.signal;
}

export function addRun(program: Command): void {
  const command = program
    .command('run')
    .description('Run a study, or what is left of it, and report')
    .argument('<study>', 'the study’s configuration, a YAML file')
    .option('--out <folder>', 'folder of the study; default out/<name of the file>')
    .option('--record <folder>', 'keep the models’ answers there, to be replayed')
    .option(coldFlag, coldDescription)
    .option('--no-judge', 'only collect answers and confidences; a later run judges them')
    .option('--dry-run', 'say how many calls, tokens and dollars it would take, and send nothing')
    .option('--json', 'print the tables as JSON');
  addSchemaFlags(command, studyConfigSchema);
  command.action(async (file: string, options: Options) => {
    const { config, directory, locate } = await loadConfig(file, {
      ...givenFlags({ ...options }, studyConfigSchema),
      ...(options.judge ? {} : { judge: false }),
    });
    const out = options.out ?? join('out', basename(file).replace(/\.ya?ml$/, ''));
    if (options.dryRun) {
      const estimated = await dryRun({ config, directory, locate, out, onNotice: tell });
      print(options.json ? JSON.stringify(estimated, null, 2) : describeDryRun(estimated));
      return;
    }
    const bar = progressBar(process.stderr, config.maxUsd);
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
      cold: options.cold ?? false,
      stop: stopOnSignals(),
      onProgress: bar.update,
      onNotice: tell,
    }).finally(() => bar.end());

    const { data, notices } = await studyReport(out);
    for (const notice of notices) tell(notice);
    const page = join(out, 'report.html');
    await writeReport(page, await htmlReport(data, 'report.html'));
    if (options.json) process.stdout.write(jsonReport(data));
    else print(`\n${config.name}\n\n${summary(data)}\n`);
    if (data.study.partial) tell(data.study.partial);
    if (result.failures > 0) {
      tell(`${result.failures} pieces of work failed and are tried again by the next run.`);
    }
    tell(`Report: ${resolve(page)}`);
    process.exitCode =
      result.stopped === 'interrupted'
        ? interruptedExitCode
        : result.stopped === 'budget'
          ? ExitCode.budget
          : result.failures > 0
            ? ExitCode.infrastructure
            : ExitCode.done;
  });
}
