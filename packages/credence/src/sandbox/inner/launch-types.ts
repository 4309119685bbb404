import type { Readable, Writable } from 'node:stream';

/** Limits of one launch of hostile code. */
export interface LaunchLimits {
  /** Wall time from launch to SIGKILL. */
  readonly deadlineMs: number;
  /** CPU seconds of one process (RLIMIT_CPU). */
  readonly cpuSeconds: number;
  /** Address space of one process in MiB (RLIMIT_AS); `null` for runtimes that reserve far more than they use: node, java, sanitizers. */
  readonly addressSpaceMb: number | null;
  /** Resident memory of all processes together in MiB, temporary files included. */
  readonly memoryMb: number;
  /** Processes and threads. */
  readonly processes: number;
  /** Largest file that can be written, in MiB. */
  readonly fileMb: number;
  readonly openFiles: number;
  /** Size of the launch's own `/tmp`, in MiB. */
  readonly tmpMb: number;
  /** Bytes of stdout and stderr together. */
  readonly outputBytes: number;
}

/** Hostile code to run: everything it gets, it gets from here. */
export interface LaunchSpec {
  /** Absolute path of the program as seen inside, then its arguments. */
  readonly argv: readonly string[];
  /** Absolute path inside; default `/box`. */
  readonly cwd?: string;
  /** Added to PATH, HOME, LANG and TMPDIR. */
  readonly env?: Readonly<Record<string, string>>;
  /** `pipe` to write to it later, else the whole input. */
  readonly stdin: 'pipe' | string;
  readonly limits: LaunchLimits;
  /** Read-only folders beyond `/usr` and node's own; each within a root of the trusted program. */
  readonly roots: readonly string[];
  /** Folder that hostile code sees as its writable `/box`; default the main box. */
  readonly box?: string;
  /** Folder that it sees as its `/tmp`, for launches that share one; default a fresh one of its own. */
  readonly tmp?: string;
}

/**
 * - `exited`, `signalled`: the program's own end. A program can feign a signal by exiting with 128 + n, as under any shell.
 * - `timeout`, `output-limit`, `memory-limit`: we killed it.
 * - `killed`: the caller's `kill()`.
 * - `setup-failed`: our machinery failed; nothing is known of the program.
 */
export type LaunchStatus =
  | 'exited'
  | 'signalled'
  | 'timeout'
  | 'output-limit'
  | 'memory-limit'
  | 'killed'
  | 'setup-failed';

export interface LaunchEnd {
  readonly status: LaunchStatus;
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** In words; for `setup-failed` with what bubblewrap said. */
  readonly detail: string;
  readonly milliseconds: number;
}

export interface LaunchedProcess {
  /** `null` unless the spec says `pipe`. Errors on it (the program closed its input) are silent. */
  readonly stdin: Writable | null;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves, and never rejects, when every process of the launch is gone. */
  readonly ended: Promise<LaunchEnd>;
  kill(): void;
}

/** A launch that was waited for, with all its output. */
export interface LaunchResult extends LaunchEnd {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}
