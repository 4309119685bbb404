import type { ChildProcess } from 'node:child_process';
import { constants as os } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import type { LaunchEnd } from './launch-types.ts';
import type { Process } from './process-table.ts';

export type Outcome = Omit<LaunchEnd, 'milliseconds'>;

/** Those of the hostile code, from our side. */
export interface Streams {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
}

/** One launch of hostile code, as the way in which it is kept in shows it. */
export interface Confined {
  readonly streams: Streams;
  /** Resolves once it has ended; with the error when it could not even be started. */
  readonly over: Promise<Error | undefined>;
  /** Resolves when its streams have ended, too. */
  readonly closed: Promise<void>;
  /** Ends all that is known of the launch so far. */
  killAll(): void;
  /** To be called once it is over: ends what it left, resolves when none is left. */
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

/** The end of a program of which we are told as a shell would be. */
export function exitedAsTold(exitCode: number): Outcome {
  const signal = Object.entries(os.signals).find(([, value]) => value === exitCode - 128)?.[0];
  return signal === undefined ? exited(exitCode) : signalled(signal);
}

/** What a launch that is a child of ours shows of itself. */
export function ofChild(child: ChildProcess): Pick<Confined, 'streams' | 'over' | 'closed'> {
  const { stdin, stdout, stderr } = child;
  return {
    streams: { stdin: stdin!, stdout: stdout!, stderr: stderr! },
    over: new Promise((resolve) => {
      child.once('exit', () => resolve(undefined));
      child.once('error', resolve);
    }),
    closed: new Promise((resolve) => child.once('close', () => resolve())),
  };
}
