import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { Turnstile } from './turnstile.ts';

it('lets no more through than it is wide, in the order of arrival, whatever fails', async () => {
  const turnstile = new Turnstile(2);
  const begun: number[] = [];
  let [inside, most] = [0, 0];
  const passed = await Promise.allSettled(
    Array.from({ length: 7 }, (_, n) =>
      turnstile.pass(async () => {
        begun.push(n);
        inside += 1;
        most = Math.max(most, inside);
        await turn();
        inside -= 1;
        if (n % 3 === 0) throw new Error(`no ${n}`);
        return n;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(passed.filter(({ status }) => status === 'rejected')).toHaveLength(3);
});
