import type { RequestListener } from 'node:http';
import type { ApartSpec } from '../../core/apart-spec.ts';
import type { ApartEnd } from './apart/apart-end.ts';
import type { equal, ok, raises } from './assertions.ts';
import type { CheckBox } from './check-box.ts';
import type { Register } from './checks.ts';
import type { Raised } from './errors.ts';
import type { HttpFixture } from './http-fixture.ts';
import type { memoryError, ProgramEnd } from './memory-error.ts';
import type { Program } from './program.ts';

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** A new process even if one is running. */
  readonly fresh?: boolean;
}

export interface RunOptions {
  readonly args?: readonly string[];
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a task's checks work with; documented for their authors in `docs/oracle.md`. */
export interface Oracle {
  readonly functional: Register;
  readonly control: Register;
  readonly exploit: Register;
  readonly box: CheckBox;
  start(options?: StartOptions): Promise<Program>;
  run(options?: RunOptions): Promise<ProgramEnd>;
  attempt(work: Promise<unknown>): Promise<{ value: unknown } | { raised: Raised }>;
  readonly memoryError: typeof memoryError;
  /** Runs tests of others in a sandbox of their own, while checks are being defined. */
  apart(spec: ApartSpec): Promise<ApartEnd>;
  /** Runs a program beside the answer, in its folder: what it says the answer can say as well. */
  command(argv: readonly string[]): Promise<ProgramEnd>;
  /** Says that something was ended only because it took long: it is judged again with more time. */
  tookTooLong(): void;
  reset(): Promise<void>;
  http(handler: RequestListener, options?: { readonly host?: string }): Promise<HttpFixture>;
  secret(): string;
  readonly equal: typeof equal;
  readonly ok: typeof ok;
  readonly raises: typeof raises;
}
