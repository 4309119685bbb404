import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { InfrastructureError, InputError } from '../../core/errors.ts';
import { TransientError } from '../transient.ts';

export interface ErrorContext {
  readonly id: string;
  readonly baseUrl: string;
  readonly apiKeyEnv: string | undefined;
  /** Never shown: taken out of whatever a server says. */
  readonly apiKey: string;
}

/**
 * What a failed call means: something to try again, or something that only the user can mend.
 * An answer that was held back by a content filter is no failure; `isContentFilter` finds it.
 */
export function translateError(error: unknown, context: ErrorContext): unknown {
  if (error instanceof APIUserAbortError) return error;
  if (error instanceof APIConnectionTimeoutError) {
    return new TransientError('timeout', 'the server did not answer in time', { cause: error });
  }
  if (error instanceof APIConnectionError) {
    return new TransientError('connection', 'the connection failed', { cause: error });
  }
  if (error instanceof SyntaxError) {
    return new TransientError('malformed-response', 'the answer is not JSON', { cause: error });
  }
  if (error instanceof APIError && typeof error.status === 'number') {
    return fromStatus(error, error.status, context);
  }
  // A body that ends early surfaces as a TypeError of fetch: "terminated".
  if (error instanceof TypeError) {
    return new TransientError('connection', 'the connection broke', { cause: error });
  }
  return error;
}

export function isContentFilter(error: unknown): boolean {
  return error instanceof APIError && error.status === 400 && error.code === 'content_filter';
}

function fromStatus(error: APIError, status: number, context: ErrorContext): Error {
  const { id, baseUrl, apiKeyEnv } = context;
  const said = redact(error.message, context.apiKey);
  if (status === 401 || status === 403) {
    return new InputError('key-refused', `Model ${id}: ${baseUrl} refuses the key (${status})`, {
      remedy: apiKeyEnv
        ? `Put a valid key into the environment variable ${apiKeyEnv}.`
        : 'Name the environment variable that holds a key: `apiKeyEnv`.',
    });
  }
  if (status === 429 && error.code === 'insufficient_quota') {
    return new InputError('quota-exhausted', `Model ${id}: the account has no quota left`, {
      remedy: 'Add credit to the account, or use another key.',
    });
  }
  const retryAfterMs = retryAfter(error.headers);
  if (status === 429) {
    return new TransientError('rate-limited', `too many requests: ${said}`, { retryAfterMs });
  }
  if (status === 408 || status === 409 || status >= 500) {
    return new TransientError('server-error', `the server failed: ${said}`, { retryAfterMs });
  }
  if (error.code === 'context_length_exceeded') {
    // One conversation among many: the others can go on without it.
    return new InfrastructureError('prompt-too-long', `Model ${id}: ${said}`, {
      remedy: 'Lower `maxTokens` of the study, or leave out the tasks with long prompts.',
    });
  }
  return new InputError('request-refused', `Model ${id}: ${baseUrl} refuses the request: ${said}`, {
    remedy:
      status === 404
        ? 'Check `baseUrl` and `model` of its configuration.'
        : 'Check the configuration of the model against what the server offers.',
  });
}

/** Retry-After as seconds or as a date (RFC 9110, section 10.2.3), in milliseconds. */
export function retryAfter(headers: Headers | undefined, now = Date.now()): number | undefined {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '');
  if (milliseconds >= 0) return milliseconds;
  const text = headers?.get('retry-after')?.trim();
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function redact(text: string, key: string): string {
  return key === '' ? text : text.replaceAll(key, '***');
}
