import { expect, it } from 'vitest';
import { Batch, soFar } from './batch.ts';

const jobs = (asked: string[]) =>
  ['a', 'b'].map((name) => ({
    values: () => {
      asked.push(`${name} values`);
      return `${name}?`;
    },
    whole: () => {
      asked.push(`${name} whole`);
      return name;
    },
  }));

it('gives the values of all rows before the rest of any', () => {
  const asked: string[] = [];
  const batch = new Batch(jobs(asked));
  batch.step();
  batch.step();
  expect([batch.hasValues, batch.rows]).toEqual([true, ['a?', 'b?']]);
  batch.step();
  expect(soFar(batch)).toEqual([
    { row: 'a', whole: true },
    { row: 'b?', whole: false },
  ]);
  batch.step();
  expect([batch.done, batch.rows]).toEqual([true, ['a', 'b']]);
  batch.step();
  expect(asked).toEqual(['a values', 'b values', 'a whole', 'b whole']);
});

it('computes nothing twice where nobody waits for values', () => {
  const asked: string[] = [];
  const batch = new Batch(jobs(asked));
  batch.finish();
  expect(batch.rows).toEqual(['a', 'b']);
  expect(asked).toEqual(['a whole', 'b whole']);
});
