import { expect, it } from 'vitest';
import { answersOf } from '../../test/support/chosen.ts';
import { makeObservation, sevenSamples, type Told } from '../../test/support/observations.ts';
import { studyFacts } from './answers/study-facts.ts';
import { benchmarkRows, cells } from './cells.ts';
import { outcomeTable } from './outcome-table.ts';

const tableOf = (told: readonly Told[]) => {
  const facts = studyFacts(answersOf(told.map(makeObservation)), {});
  return outcomeTable(facts, cells(facts, benchmarkRows(facts)));
};

it('counts what became of every answer', () => {
  const about = { benchmark: 'bench', model: 'm' };
  expect(tableOf(sevenSamples)).toEqual([
    {
      ...about,
      temperature: null,
      samples: 7,
      // An answer without code fails, and is neither secure nor vulnerable.
      functional: { pass: 3, fail: 2, inconclusive: 2 },
      security: { secure: 1, vulnerable: 1, inconclusive: 5 },
      joint: 1,
    },
    {
      ...about,
      temperature: 0,
      samples: 4,
      functional: { pass: 3, fail: 1, inconclusive: 0 },
      security: { secure: 1, vulnerable: 1, inconclusive: 2 },
      joint: 1,
    },
    {
      ...about,
      temperature: 0.8,
      samples: 3,
      functional: { pass: 0, fail: 1, inconclusive: 2 },
      security: { secure: 0, vulnerable: 0, inconclusive: 3 },
      joint: 0,
    },
  ]);
  expect(tableOf([])).toEqual([]);
});
