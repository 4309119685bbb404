import type { LaunchStatus } from '../../../sandbox/inner/launch-types.ts';

/** One start of the answer, and how it ended. */
export interface ApartCall {
  readonly program: string;
  /** Which test was running, as the tests told. */
  readonly test: string;
  readonly status: LaunchStatus;
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** What a sanitizer reported, or `null`. */
  readonly sanitizer: string | null;
}

/** How the tests ended. Nothing of it comes from the answer's process but by way of the tests. */
export interface ApartEnd {
  readonly status: LaunchStatus;
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly calls: readonly ApartCall[];
}
