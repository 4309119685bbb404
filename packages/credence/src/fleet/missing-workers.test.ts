import { expect, it } from 'vitest';
import { MissingWorkers } from './missing-workers.ts';

it('says once what nobody takes, after a while, and when somebody does', () => {
  const said: string[] = [];
  const missing = new MissingWorkers(7, ['tiny'], (notice) => said.push(notice));
  const waiting = { 'judge.python': 3, 'judge.go': 0 };
  missing.look(waiting, [], 0);
  missing.look(waiting, [], 7_999);
  expect(said).toEqual([]);
  missing.look(waiting, [], 8_000);
  missing.look(waiting, [], 60_000);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(/^waits for a worker that .*python/i);
  missing.look(waiting, [{ about: { takes: ['s8.judge.python'] } }], 61_000);
  expect(said).toHaveLength(1);
  missing.look(waiting, [{ about: { takes: ['s7.judge.python'] } }], 62_000);
  expect(said.slice(1)).toEqual(['all work has somebody to do it']);
});
