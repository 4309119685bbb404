import type { CheckKind, CheckOutcome } from '../../core/verdict.ts';

/** How answers of a language are started inside the inner sandbox. `@node` is the sandbox's Node. */
export interface Invocation {
  /** Starts the shim, which loads the answer and takes calls. */
  readonly shim: readonly string[];
  /** Starts the answer as a program; `@answer` stands for its path. */
  readonly program: readonly string[];
  readonly addressSpaceMb: number | null;
  readonly processes: number;
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
  readonly fixtures: readonly { readonly path: string; readonly content: string }[];
  readonly invocation: Invocation;
  readonly roots: readonly string[];
  readonly deadlineMs: number;
  readonly memoryMb: number;
}

/** Asks what a toolchain inside the inner sandbox says of itself. */
export interface ProbeRequest {
  readonly type: 'probe';
  readonly nonce: string;
  readonly argv: readonly string[];
  readonly roots: readonly string[];
}

export type OracleRequest = JudgeRequest | ProbeRequest;

export interface CheckReport {
  readonly name: string;
  readonly kind: CheckKind;
  readonly outcome: CheckOutcome;
  readonly evidence: string;
  readonly milliseconds: number;
}

export type OracleReply =
  | { readonly type: 'check'; readonly nonce: string; readonly check: CheckReport }
  /** The last frame: how many checks there were, and what of ours failed, if anything. */
  | {
      readonly type: 'final';
      readonly nonce: string;
      readonly expected: number;
      readonly failure: { readonly of: 'checks' | 'sandbox'; readonly message: string } | null;
    }
  | {
      readonly type: 'probed';
      readonly nonce: string;
      readonly output: string | null;
      readonly failure: string | null;
    };
