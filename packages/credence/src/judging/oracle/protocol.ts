import type { TaskFile } from '../../core/task.ts';
import type { CheckKind, CheckOutcome } from '../../core/verdict.ts';

/**
 * How answers of a language are started inside the inner sandbox. `@node` is the sandbox's Node,
 * and `@built` the folder with what the build left.
 */
export interface Invocation {
  /** Starts the shim, which loads the answer and takes calls. */
  readonly shim: readonly string[];
  /** Starts the answer as a program; `@answer` stands for its path. */
  readonly program: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly addressSpaceMb: number | null;
  readonly processes: number;
  /** How a start can be prepared. Launches prepared so are confined like others. */
  readonly warm?: WarmStart;
  /** What must be compiled before either is started the first time. */
  readonly build?: {
    readonly shim: Build;
    readonly program: Build;
  };
}

/** What can be ready before it is asked for. */
export type WarmStart =
  /** An interpreter of ours that forks for each launch; see `ForkServer`. */
  | {
      readonly kind: 'fork-server';
      readonly argv: readonly string[];
      /** Modules that it always imports ahead. */
      readonly preload: readonly string[];
      /** Modules that it imports ahead when answers do. */
      readonly known: readonly string[];
      /** Programs of ours that it compiles ahead. */
      readonly sources: readonly string[];
    }
  /** A process with the shim that waits for its first request, and is used once. */
  | { readonly kind: 'spare' };

/** How an answer becomes something that can be started. */
export interface Build {
  /** Compiled once a task, without the answer; a mistake in it is the task's, not the answer's. */
  readonly harness: BuildStep | null;
  readonly answer: BuildStep;
  /** Why it takes a driver, for languages whose functions cannot be looked up by name. */
  readonly needsDriver?: string;
}

/**
 * One run of a compiler in a sandbox of its own, which holds nothing but the step's inputs. What
 * it leaves in `/box/out` is kept. In `argv`, `@sources` stands for the answer and those fixtures
 * that share its extension, `@driver` for the driver if there is one, and `@harness` for the
 * folder with what the harness left.
 */
export interface BuildStep {
  readonly argv: readonly string[];
  readonly inputs: readonly ('answer' | 'driver' | 'fixtures')[];
  /** Where the driver is put. */
  readonly driverPath: string;
  /** Files of ours, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** One verdict's worth of work for the trusted program in the outer sandbox. */
export interface JudgeRequest {
  readonly type: 'judge';
  /** Every frame about this verdict carries it back. */
  readonly nonce: string;
  readonly checks: string;
  readonly checksHash: string;
  readonly driver: string | null;
  readonly answerPath: string;
  readonly code: string;
  /** A project's driver loads the part of it that it drives, and the answer with that. */
  readonly loadedBy: 'shim' | 'driver';
  readonly fixtures: readonly TaskFile[];
  readonly language: string;
  /** The same for all verdicts of a language. */
  readonly invocation: Invocation;
  readonly roots: readonly string[];
  /** Those roots that the task's needs name, by name. */
  readonly libraries: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
  /** The longest that one call of the answer may take. */
  readonly callDeadlineMs: number;
  readonly memoryMb: number;
  /** How many times the ordinary time is given: more where it was too little before. */
  readonly timeFactor: number;
  /** Whether launches may be prepared. */
  readonly warm: boolean;
}

/** Asks what a toolchain inside the inner sandbox says of itself. */
export interface ProbeRequest {
  readonly type: 'probe';
  readonly nonce: string;
  readonly argv: readonly string[];
  readonly roots: readonly string[];
}

/** As it is sent: how answers are started is said once a language. */
export type SentJudgeRequest = Omit<JudgeRequest, 'invocation'> & {
  readonly invocation: Invocation | null;
};

export type OracleRequest = SentJudgeRequest | ProbeRequest;

export interface CheckReport {
  readonly name: string;
  readonly kind: CheckKind;
  readonly outcome: CheckOutcome;
  readonly evidence: string;
  /** Of a functional check, a hash of what the answer returned, if it returned anything. */
  readonly behaviour?: string;
  readonly milliseconds: number;
}

export type OracleReply =
  /** The checks that were carried out, how many there should be, and what of ours failed, if anything. */
  | {
      readonly type: 'judged';
      readonly nonce: string;
      readonly checks: readonly CheckReport[];
      readonly expected: number;
      /** Whether anything was ended because it took too long. */
      readonly timedOut: boolean;
      readonly failure: { readonly of: 'checks' | 'sandbox'; readonly message: string } | null;
      /** Compiler runs that this verdict took; none where what they leave was kept. */
      readonly compilerRuns: number;
      /** Launches that had been prepared. */
      readonly warmLaunches: number;
      /** What befell a prepared launch that the way of starting it might have to do with. */
      readonly anomaly: string | null;
      /** Why launches that should be prepared cannot be. */
      readonly warmTrouble: string | null;
    }
  | {
      readonly type: 'probed';
      readonly nonce: string;
      readonly output: string | null;
      readonly failure: string | null;
    };
