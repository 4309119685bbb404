import type { ChildProcess } from 'node:child_process';
import type { LaunchEnd } from './launch-types.ts';
import type { Process } from './process-table.ts';

export type Outcome = Omit<LaunchEnd, 'milliseconds'>;

/** One launch of hostile code, as the way in which it is kept in shows it. */
export interface Confined {
  /** Its first three streams are those of the hostile code. */
  readonly child: ChildProcess;
  /** Ends all that is known of the launch so far. */
  killAll(): void;
  /** To be called once the child has exited: ends what it left, resolves when none is left. */
  gone(): Promise<void>;
  /** How it ended by itself. `complaint`: what was said on stderr, or why it did not start. */
  ownEnd(complaint: string): Outcome;
  /** Memory that the launch holds, files in memory included, in bytes; exact above the limit. */
  heldBytes(table: readonly Process[], limitBytes: number): number;
}

export function setupFailed(detail: string): Outcome {
  return { status: 'setup-failed', exitCode: null, signal: null, detail };
}

export function exited(exitCode: number): Outcome {
  return { status: 'exited', exitCode, signal: null, detail: `exited with ${exitCode}` };
}

export function signalled(signal: string): Outcome {
  return { status: 'signalled', exitCode: null, signal, detail: `ended by ${signal}` };
}
