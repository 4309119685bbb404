import { expect, it } from 'vitest';
import { InfrastructureError, InputError } from '../core/errors.ts';
import type { Completion, CompletionRequest, Model } from './model.ts';
import { defaultRetryPolicy, type RetryPolicy, retrying } from './retry.ts';
import { TransientError } from './transient.ts';

const request: CompletionRequest = { messages: [], temperature: 0, maxTokens: 1 };
const answer: Completion = {
  text: 'done',
  finish: 'stop',
  usage: { inputTokens: 1, outputTokens: 1 },
};

/** A model that meets these failures in turn and answers after the last. */
function failing(...failures: readonly Error[]) {
  const left = [...failures];
  const waits: number[] = [];
  let calls = 0;
  const model: Model = {
    id: 'flaky',
    capabilities: { topLogprobs: 0, seed: false },
    async complete() {
      calls++;
      const failure = left.shift();
      if (failure) throw failure;
      return answer;
    },
  };
  const effects = (random: number) => ({
    random: () => random,
    sleep: async (milliseconds: number, signal?: AbortSignal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
    },
  });
  const under = (policy: Partial<RetryPolicy> = {}, random = 1) =>
    retrying(model, { ...defaultRetryPolicy, ...policy }, effects(random));
  return { under, waits, calls: () => calls };
}

const serverError = () => new TransientError('server-error', 'the server failed');

it('doubles the wait up to the longest, by a random share', async () => {
  const full = failing(...Array.from({ length: 5 }, serverError));
  await full.under({ baseMs: 100, maxMs: 1_000, attempts: 6 }).complete(request);
  expect(full.waits).toEqual([100, 200, 400, 800, 1_000]);
  const half = failing(serverError(), serverError());
  expect(await half.under({ baseMs: 100 }, 0.5).complete(request)).toEqual(answer);
  expect(half.waits).toEqual([50, 100]);
});

it('is more patient with refusals than with failures, and not for ever', async () => {
  const refusal = () => new TransientError('rate-limited', 'too many');
  const made = async (attempts: number, ...failures: readonly Error[]) => {
    const { under, calls } = failing(...failures, ...Array.from({ length: 99 }, refusal));
    const error = under({ attempts }).complete(request);
    await expect(error).rejects.toMatchObject({ code: 'rate-limited' });
    return calls();
  };
  expect(await made(1)).toBe(1);
  expect(await made(2)).toBe(6);
  expect(await made(6)).toBe(26);
  expect(await made(6, serverError(), serverError())).toBe(2 + 16);
});

it('never calls before the server allows it', async () => {
  const asked = new TransientError('rate-limited', 'too many', { retryAfterMs: 7_000 });
  const { under, waits } = failing(asked);
  await under({ baseMs: 100 }, 0.5).complete(request);
  expect(waits).toEqual([7_050]);
});

it('gives up at once when the server asks for a longer wait than allowed', async () => {
  const asked = new TransientError('rate-limited', 'too many', { retryAfterMs: 3_600_000 });
  const { under, waits, calls } = failing(asked);
  await expect(under().complete(request)).rejects.toMatchObject({
    code: 'quota-exhausted',
    exitCode: 2,
    message: 'Model flaky: too many (the server asks to wait for 60 minutes)',
  });
  expect({ calls: calls(), waits }).toEqual({ calls: 1, waits: [] });
});

it('ends with an infrastructure error that keeps the reason and the cause', async () => {
  const last = new TransientError('empty-response', 'the answer holds no choice');
  const { under, calls } = failing(serverError(), serverError(), last);
  const error = await under({ attempts: 3 })
    .complete(request)
    .catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InfrastructureError);
  expect(error).toMatchObject({
    code: 'empty-response',
    message: 'Model flaky: the answer holds no choice (3 calls)',
    cause: last,
  });
  expect(calls()).toBe(3);
});

it.each([
  new InputError('key-refused', 'the key is refused'),
  new DOMException('aborted', 'AbortError'),
  new Error('a bug'),
])('passes %s at once', async (error) => {
  const { under, calls } = failing(error);
  await expect(under().complete(request)).rejects.toBe(error);
  expect(calls()).toBe(1);
});

it('stops waiting when aborted', async () => {
  const { under, calls } = failing(serverError(), serverError());
  const controller = new AbortController();
  controller.abort();
  await expect(under().complete(request, controller.signal)).rejects.toThrow(/abort/i);
  expect(calls()).toBe(1);
});
