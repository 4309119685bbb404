/** The exit codes of the command. Gate decisions and failures never share a number. */
export const ExitCode = {
  done: 0,
  internal: 1,
  badInput: 2,
  noSandbox: 3,
  budget: 4,
  infrastructure: 5,
  gateReview: 10,
  gateReject: 11,
  gateOutsideDomain: 12,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Where in the user's input something is wrong. Lines and columns count from 1. */
export interface Location {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ErrorDetails {
  /** What the reader can do about it, as one sentence. */
  readonly remedy?: string;
  readonly location?: Location;
  readonly cause?: unknown;
}

/** An error the user can act on. `code` is stable across versions; the message is not. */
export class CredenceError extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly remedy: string | undefined;
  readonly location: Location | undefined;

  constructor(code: string, exitCode: ExitCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = code;
    this.exitCode = exitCode;
    this.remedy = details.remedy;
    this.location = details.location;
  }
}

/** The user's input (file, flag, environment) cannot be used as it is. Exit code 2. */
export class InputError extends CredenceError {
  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(code, ExitCode.badInput, message, details);
  }
}

/** No sandbox on this machine passes its canaries, so nothing generated may run. Exit code 3. */
export class NoSandboxError extends CredenceError {
  constructor(message: string, details: ErrorDetails = {}) {
    super('no-sandbox', ExitCode.noSandbox, message, details);
  }
}

/** Our machinery failed, not the model: retried, then recorded as such, never as an answer. */
export class InfrastructureError extends CredenceError {
  constructor(code: string, message: string, details: ErrorDetails = {}) {
    super(code, ExitCode.infrastructure, message, details);
  }
}

export function formatLocation({ file, line, column }: Location): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
