import { Command, CommanderError } from 'commander';
import { ExitCode } from '../core/errors.ts';
import { version } from '../version.ts';
import { addAudit } from './audit.ts';
import { describeError, errorAsJson } from './command-error.ts';
import { addDoctor } from './doctor.ts';
import { addJudge } from './judge.ts';
import { print, tell } from './output.ts';
import { addReport } from './report.ts';
import { addRun } from './run.ts';
import { addTasks } from './tasks.ts';

const program = new Command('credence')
  .description('Measures how far a language model’s confidence in its code can be trusted')
  .version(version)
  .exitOverride()
  .configureHelp({ sortSubcommands: false })
  .showHelpAfterError('(--help lists what there is)');

for (const add of [addRun, addReport, addAudit, addTasks, addJudge, addDoctor]) add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // commander has already said what is wrong.
    process.exitCode = error.exitCode === 0 ? ExitCode.done : ExitCode.badInput;
  } else {
    const { text, exitCode } = describeError(error);
    if (process.argv.includes('--json')) print(errorAsJson(error));
    tell(text);
    process.exitCode = exitCode;
  }
}
