/** Why a call failed in a way that another try may mend. */
export type TransientReason =
  | 'rate-limited'
  | 'server-error'
  | 'timeout'
  | 'connection'
  | 'malformed-response'
  | 'empty-response';

/** A failure of transport that another try may mend. Providers throw it; `retrying` handles it. */
export class TransientError extends Error {
  readonly reason: TransientReason;
  /** What the server asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    reason: TransientReason,
    message: string,
    details: { readonly retryAfterMs?: number | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'TransientError';
    this.reason = reason;
    this.retryAfterMs = details.retryAfterMs;
  }
}
