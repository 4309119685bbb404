import type { Plain } from '../core/keys.ts';

export type BackendId = 'bubblewrap' | 'podman' | 'docker';

/** What ran the code, under which limits: part of every verdict made with it. */
export interface SandboxStamp {
  readonly backend: BackendId;
  /** Hash of everything that decides what hostile code may do: arguments, filter, limits. */
  readonly profile: string;
  readonly limits: OuterLimits;
  /** What stops many small allocations: a cgroup of the kernel, or our own 50 ms watchdog. */
  readonly memoryHeldBy: 'cgroup' | 'watchdog';
  /** For example `{ bubblewrap: '0.8.0', node: '20.20.2', kernel: '6.1.0' }`; an image's digest. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Sizes of the outer sandbox's file systems, and of what it may say, in bytes. */
export interface OuterLimits {
  readonly boxBytes: number;
  readonly tmpBytes: number;
  readonly runBytes: number;
  /** One frame, either way. */
  readonly frameBytes: number;
}

/** A program of ours that runs inside the outer sandbox and launches hostile code from there. */
export interface TrustedProgram {
  /** JavaScript sources (ES modules) by path relative to a common folder, `/` between parts. */
  readonly modules: Readonly<Record<string, string>>;
  /** The module to run: a key of `modules`. It talks through `sandbox/inner/frames.js`. */
  readonly entry: string;
  /** Host folders, beyond `/usr` and node's own, that it may read: toolchains. */
  readonly roots: readonly string[];
}

/** How a session came to its end. */
export interface SessionEnd {
  /**
   * - `closed`: the program ended by itself, with exit code 0, after `close()` or on its own.
   * - `killed`: `kill()`, or a `close()` that the program ignored.
   * - `failed`: it could not start, crashed, or broke the protocol; `detail` says how.
   */
  readonly reason: 'closed' | 'killed' | 'failed';
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly detail: string;
  /** The last 8 kB that the program wrote to stderr. */
  readonly stderr: string;
}

/** One running outer sandbox. Nothing of it outlives `ended`, or the host process. */
export interface SandboxSession {
  /** Sends a frame. Throws `InfrastructureError` when the frame is larger than the limit. */
  send(frame: Plain): void;
  /** The program's frames, in order; ends with the session. To be iterated once. */
  readonly frames: AsyncIterable<unknown>;
  /** Resolves, and never rejects, when all its processes are gone. */
  readonly ended: Promise<SessionEnd>;
  /** Closes the program's input, waits for it to finish, kills it after two seconds. */
  close(): Promise<void>;
  kill(): void;
}

/** The programs of an image: toolchains are looked for here, and not on the host. */
export interface ProgramImage {
  /** The path of a program by its name, links followed, or `null`. */
  find(name: string): Promise<string | null>;
  /** What a trusted program of the image prints. Throws `InfrastructureError` when it fails. */
  output(argv: readonly string[]): Promise<string>;
}

/** A way of running hostile code that has passed its canaries on this machine. */
export interface Sandbox {
  readonly id: BackendId;
  readonly stamp: SandboxStamp;
  /**
   * How many verdicts a session may give. One, where code of two samples in a session could meet;
   * more, where each launch is kept apart from all others.
   */
  readonly verdictsPerSession: number;
  /** The image whose programs run inside; `null` where they are those of the host. */
  readonly image: ProgramImage | null;
  /** Throws `InfrastructureError` when the outer sandbox cannot be started. */
  open(program: TrustedProgram): Promise<SandboxSession>;
}
