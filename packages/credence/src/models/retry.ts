import { setTimeout as wait } from 'node:timers/promises';
import { InfrastructureError } from '../core/errors.ts';
import { type Model, wrapModel } from './model.ts';
import { TransientError } from './transient.ts';

export interface RetryPolicy {
  /** Calls at most, the first included. */
  readonly attempts: number;
  /** Longest wait before the second call; it doubles with every further one. Milliseconds. */
  readonly baseMs: number;
  /** No wait is longer, unless the server asks for it. Milliseconds. */
  readonly maxMs: number;
  /** The longest wait that a server may ask for. Milliseconds. */
  readonly maxRetryAfterMs: number;
}

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

const realEffects: RetryEffects = {
  random: Math.random,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal ? { signal } : {}),
};

/**
 * The same model, where a call that fails in transport is made again. Anything that is not a
 * `TransientError` (bad input, an abort) passes at once.
 * @throws InfrastructureError with the reason as its code, after the last attempt.
 */
export function retrying(
  model: Model,
  policy: RetryPolicy = defaultRetryPolicy,
  effects: RetryEffects = realEffects,
): Model {
  return wrapModel(model, async (request, signal, context) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await model.complete(request, signal, context);
      } catch (error) {
        if (!(error instanceof TransientError)) throw error;
        const pause = pauseAfter(error, attempt, policy, effects.random);
        if (attempt >= policy.attempts || pause === null) {
          throw new InfrastructureError(
            error.reason,
            `Model ${model.id}: ${error.message} (${attempt} of ${policy.attempts} attempts)`,
            { cause: error },
          );
        }
        await effects.sleep(pause, signal);
      }
    }
  });
}

/**
 * Exponential backoff with full jitter (a uniform share of the doubled wait), which spreads clients
 * that failed together; never before the server's Retry-After. `null`: the server asks too much.
 */
function pauseAfter(
  error: TransientError,
  attempt: number,
  policy: RetryPolicy,
  random: () => number,
): number | null {
  const backoff = Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1));
  const asked = error.retryAfterMs ?? 0;
  if (asked > policy.maxRetryAfterMs) return null;
  return asked + random() * backoff;
}
