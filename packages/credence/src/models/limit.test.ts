import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { limited } from './limit.ts';
import type { CompletionRequest, Model } from './model.ts';

const request: CompletionRequest = { messages: [], temperature: 0, maxTokens: 1 };

function slow() {
  const seen = { running: 0, most: 0, calls: 0 };
  const model: Model = {
    id: 'slow',
    capabilities: { topLogprobs: 0, seed: false },
    async complete() {
      const call = ++seen.calls;
      seen.most = Math.max(seen.most, ++seen.running);
      await wait(2);
      seen.running--;
      if (call % 5 === 0) throw new Error('now and then');
      return { text: `${call}`, finish: 'stop', usage: { inputTokens: 0, outputTokens: 1 } };
    },
  };
  return { model, seen };
}

it('lets no more through than it says, and all in the end', async () => {
  const { model, seen } = slow();
  const three = limited(model, 3);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () => three.complete(request)),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(32);
  expect(seen).toEqual({ running: 0, most: 3, calls: 40 });
  await three.complete(request);
});

it('does not begin what was aborted while it stood in line', async () => {
  const { model, seen } = slow();
  const one = limited(model, 1);
  const controller = new AbortController();
  const first = one.complete(request);
  const second = one.complete(request, controller.signal);
  const third = one.complete(request);
  controller.abort();
  await expect(second).rejects.toThrow(/abort/i);
  await first;
  await third;
  expect(seen.calls).toBe(2);
});

it('keeps what the model is', () => {
  const { model } = slow();
  expect(limited(model, 2)).toMatchObject({ id: 'slow', capabilities: model.capabilities });
  expect(() => limited(model, 0)).toThrow(RangeError);
});
