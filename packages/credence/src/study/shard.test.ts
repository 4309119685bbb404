import { expect, it } from 'vitest';
import { makeTask } from '../../test/support/observations.ts';
import { repairArmSchema } from '../mitigation/repair/registry.ts';
import { checkShard, parseShard, tasksOfShard } from './shard.ts';

it('reads parts of a whole, and nothing else', () => {
  expect(parseShard('2/8')).toEqual({ index: 2, of: 8 });
  for (const text of ['0/2', '3/2', '1', '1/0', '-1/2', '1/2/3', 'a/b', '']) {
    expect(parseShard(text), text).toBeNull();
  }
});

it.each([1, 2, 3, 7, 20])('splits tasks into %i parts that are all, once, and even', (of) => {
  const tasks = Array.from({ length: 20 }, (_, n) => makeTask(`task-${(n * 7) % 20}`));
  const parts = Array.from({ length: of }, (_, n) => tasksOfShard(tasks, { index: n + 1, of }));
  const ids = parts.flat().map(({ id }) => id);
  expect([...ids].sort()).toEqual(tasks.map(({ id }) => id).sort());
  const sizes = parts.map(({ length }) => length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  // Whatever order the tasks come in.
  expect(tasksOfShard([...tasks].reverse(), { index: 1, of }).map(({ id }) => id)).toEqual(
    parts[0]?.map(({ id }) => id).reverse(),
  );
});

it('refuses more shards than tasks, and arms that need all answers at once', () => {
  const tasks = [makeTask('a'), makeTask('b')];
  const locate = (...path: readonly (string | number)[]) => ({ file: path.join('.') });
  const check = (of: number, repair: readonly object[]) =>
    checkShard(
      { index: 1, of },
      { repair: repair.map((arm) => repairArmSchema.parse(arm)) },
      tasks,
      locate,
    );
  const arm = { name: 'control', when: 'random', feedback: 'none' };
  check(2, [{ ...arm, rate: 0.5 }]);
  expect(() => check(3, [])).toThrow(expect.objectContaining({ code: 'too-many-shards' }));
  expect(() =>
    check(2, [
      { ...arm, rate: 0.5 },
      { ...arm, match: 'x' },
    ]),
  ).toThrow(expect.objectContaining({ code: 'arm-not-sharded', location: { file: 'repair.1' } }));
});
