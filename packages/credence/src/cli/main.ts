import { CommanderError } from 'commander';
import { ExitCode } from '../core/errors.ts';
import { describeError, errorAsJson } from './command-error.ts';
import { print, tell } from './output.ts';
import { makeProgram } from './program.ts';

/** What shells say of a program that SIGPIPE ended. */
const endedByClosedPipe = 141;

// Whoever reads our output may stop reading, as in `credence ... | head`. Then nothing more is done, and
// what was not decided by then is not called done.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? endedByClosedPipe);
});
// Nor is it a fault of ours when nobody hears what goes wrong; the exit code still says it.
process.stderr.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await (await makeProgram(process.argv[2])).parseAsync();
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
