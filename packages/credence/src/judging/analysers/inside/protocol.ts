import type { LaunchLimits, LaunchStatus } from '../../../sandbox/inner/launch-types.ts';

/** One run of an analyser, for the trusted program in the outer sandbox. */
export interface AnalysisRequest {
  /** The reply carries it back. */
  readonly nonce: string;
  /** `@node` stands for the sandbox's Node. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Laid out below `/box` before the start, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Where it starts, absolute. */
  readonly cwd: string;
  readonly roots: readonly string[];
  readonly limits: LaunchLimits;
  /** A file below `/box` that the analyser writes its results to, or `null`. */
  readonly collect: string | null;
}

/** How the run went. All of it may be of hostile code's making: analysers are fed with it. */
export interface AnalysisReply {
  readonly nonce: string;
  readonly status: LaunchStatus;
  readonly exitCode: number | null;
  readonly detail: string;
  readonly stdout: string;
  readonly stderr: string;
  /** What `collect` names, or `null` when it is not there or too large. */
  readonly collected: string | null;
  readonly milliseconds: number;
}
