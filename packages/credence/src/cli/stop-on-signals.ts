import { tell } from './output.ts';

/** The conventional exit code of a program that Ctrl-C ended. */
export const interruptedExitCode = 130;

/** The first Ctrl-C asks to finish what is in flight; the second ends the process at once. */
export function stopOnSignals(): AbortSignal {
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
