import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { BoundedQueue } from './bounded-queue.ts';

/** Whether a promise has settled by now, after all that was ready has run. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  void promise.then(() => {
    done = true;
  });
  await turn();
  return done;
}

describe('a bounded queue', () => {
  it('hands items on in order, and ends when it is closed and empty', async () => {
    const queue = new BoundedQueue<number>(10);
    for (const item of [1, 2, 3]) await queue.push(item);
    queue.close();
    expect([await queue.take(), await queue.take(), await queue.take()]).toEqual([1, 2, 3]);
    expect(await queue.take()).toBeUndefined();
  });

  it('makes producers wait while it is full', async () => {
    const queue = new BoundedQueue<string>(2);
    await queue.push('a');
    await queue.push('b');
    const third = queue.push('c');
    expect(await isDone(third)).toBe(false);
    expect(await queue.take()).toBe('a');
    expect(await isDone(third)).toBe(true);
  });

  it('makes consumers wait while it is empty, and lets them go when it closes', async () => {
    const queue = new BoundedQueue<string>(2);
    const [first, second] = [queue.take(), queue.take()];
    expect(await isDone(first)).toBe(false);
    await queue.push('a');
    expect(await first).toBe('a');
    queue.close();
    expect(await second).toBeUndefined();
  });

  it('loses and doubles nothing between many, and never holds more than it may', async () => {
    const queue = new BoundedQueue<number>(3);
    let inside = 0;
    let most = 0;
    const producers = Array.from({ length: 5 }, async (_, producer) => {
      for (let i = 0; i < 100; i += 1) {
        await queue.push(producer * 100 + i);
        inside += 1;
        most = Math.max(most, inside);
        if (i % 7 === producer) await turn();
      }
    });
    const taken: number[] = [];
    const consumers = Array.from({ length: 4 }, async (_, consumer) => {
      for (let item = await queue.take(); item !== undefined; item = await queue.take()) {
        inside -= 1;
        taken.push(item);
        if (item % 5 === consumer) await turn();
      }
    });
    await Promise.all(producers);
    queue.close();
    await Promise.all(consumers);
    expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
    expect(most).toBeLessThanOrEqual(3);
  });
});
