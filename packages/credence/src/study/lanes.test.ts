import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inLanes } from './lanes.ts';

function* upTo(n: number, drawn: number[] = []) {
  for (let item = 1; item <= n; item += 1) {
    drawn.push(item);
    yield item;
  }
}

it('does every item once, never more at a time than there is room for', async () => {
  const seen: number[] = [];
  let running = 0;
  let most = 0;
  await inLanes(
    upTo(50),
    () => 3,
    async (item) => {
      most = Math.max(most, ++running);
      await wait(item % 3);
      running -= 1;
      seen.push(item);
    },
  );
  expect(seen.sort((a, b) => a - b)).toEqual([...upTo(50)]);
  expect(most).toBe(3);
});

it('follows a width that changes, and draws only what there is room for', async () => {
  let width = 1;
  const drawn: number[] = [];
  const widths: number[] = [];
  let running = 0;
  await inLanes(
    upTo(12, drawn),
    () => width,
    async (item) => {
      widths.push(++running);
      expect(drawn.length).toBeLessThanOrEqual(item + width);
      await wait(1);
      running -= 1;
      width = item < 6 ? 1 : 4;
    },
  );
  expect(widths.slice(0, 6)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(Math.max(...widths)).toBe(4);
});

it('ends at once when there is nothing, and not before the last is done', async () => {
  await inLanes(
    upTo(0),
    () => 4,
    async () => expect.unreachable(),
  );
  let done = 0;
  const work = async () => {
    await wait(5);
    done += 1;
  };
  await inLanes(upTo(3), () => 10, work);
  expect(done).toBe(3);
});
