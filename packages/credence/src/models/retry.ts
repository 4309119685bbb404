import { setTimeout as wait } from 'node:timers/promises';
import { InfrastructureError, InputError } from '../core/errors.ts';
import { type Model, wrapModel } from './model.ts';
import { TransientError } from './transient.ts';

export interface RetryPolicy {
  /** Calls at most, the first included; of those refused for too many requests five count as one. */
  readonly attempts: number;
  /** Longest wait before the second call; it doubles with every further one. Milliseconds. */
  readonly baseMs: number;
  /** No wait is longer, unless the server asks for it. Milliseconds. */
  readonly maxMs: number;
  /** The longest wait that a server may ask for. Milliseconds. */
  readonly maxRetryAfterMs: number;
}

/**
 * A server that refuses is well, and asks for patience: how many requests it takes must first be found
 * out. So refusals use up fewer attempts than failures, and are bounded all the same.
 */
const refusalsPerAttempt = 5;

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 6,
  baseMs: 1_000,
  maxMs: 60_000,
  maxRetryAfterMs: 300_000,
};

export interface RetryEffects {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export const realEffects: RetryEffects = {
  random: Math.random,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal ? { signal } : {}),
};

/**
 * The same model, where a call that fails in transport is made again. Anything that is not a
 * `TransientError` (bad input, an abort) passes at once.
 * @throws InfrastructureError with the reason as its code, after the last attempt.
 * @throws InputError when the server asks for a wait longer than allowed: every other call would meet
 *   the same, so that going on is pointless for now.
 */
export function retrying(
  model: Model,
  policy: RetryPolicy = defaultRetryPolicy,
  effects: RetryEffects = realEffects,
): Model {
  return wrapModel(model, async (request, signal, context) => {
    let refused = 0;
    for (let calls = 1; ; calls++) {
      try {
        return await model.complete(request, signal, context);
      } catch (error) {
        if (!(error instanceof TransientError)) throw error;
        if ((error.retryAfterMs ?? 0) > policy.maxRetryAfterMs) throw tooLong(model, error);
        if (error.reason === 'rate-limited') refused++;
        if (calls - refused + Math.ceil(refused / refusalsPerAttempt) >= policy.attempts) {
          throw new InfrastructureError(
            error.reason,
            `Model ${model.id}: ${error.message} (${calls === 1 ? 'one call' : `${calls} calls`})`,
            { cause: error },
          );
        }
        await effects.sleep(pauseAfter(error, calls, policy, effects.random), signal);
      }
    }
  });
}

function tooLong(model: Model, error: TransientError): InputError {
  const minutes = Math.ceil((error.retryAfterMs ?? 0) / 60_000);
  const wait = minutes < 120 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
  return new InputError(
    'quota-exhausted',
    `Model ${model.id}: ${error.message} (the server asks to wait for ${wait})`,
    { remedy: 'Run the study again after that: it goes on where it stood.', cause: error },
  );
}

/**
 * Exponential backoff with full jitter (a uniform share of the doubled wait), which spreads clients
 * that failed together; never before the server's Retry-After.
 */
function pauseAfter(
  error: TransientError,
  calls: number,
  policy: RetryPolicy,
  random: () => number,
): number {
  const backoff = Math.min(policy.maxMs, policy.baseMs * 2 ** (calls - 1));
  return (error.retryAfterMs ?? 0) + random() * backoff;
}
