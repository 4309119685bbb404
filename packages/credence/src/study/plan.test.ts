import { describe, expect, it } from 'vitest';
import { makeTask } from '../../test/support/observations.ts';
import { type PlannedSample, planModel, planSize } from './plan.ts';

const design = {
  temperatures: [0, 0.5],
  samples: 3,
  prompting: ['plain'],
  maxTokens: 100,
  seed: 7,
};
const tasks = [makeTask('a'), makeTask('b')];
const plan = (changes: Partial<typeof design> = {}, model = 'm', of = tasks) => [
  ...planModel({ ...design, ...changes }, model, of),
];
const keys = (samples: readonly PlannedSample[]) => samples.map(({ key }) => key);

describe('a plan', () => {
  it('wants every combination once, and says how many there are', () => {
    const samples = plan();
    expect(samples).toHaveLength(12);
    expect(planSize(design, tasks.length)).toBe(12);
    expect(new Set(keys(samples)).size).toBe(12);
    const combinations = samples.map(({ task, temperature, index }) =>
      [task.id, temperature, index].join(' '),
    );
    expect(new Set(combinations).size).toBe(12);
  });

  it('is the same every time', () => {
    expect(keys(plan())).toEqual(keys(plan()));
  });

  it('asks with a seed that counts up, and with none where nothing is drawn', () => {
    const seeds = plan().map(({ temperature, request }) => [temperature, request.seed]);
    expect(seeds.slice(0, 6)).toEqual([
      [0, undefined],
      [0, undefined],
      [0, undefined],
      [0.5, 7],
      [0.5, 8],
      [0.5, 9],
    ]);
  });

  it.each([
    ['the model', plan({}, 'n')],
    ['the length', plan({ maxTokens: 101 })],
    [
      'the content of the tasks',
      plan(
        {},
        'm',
        tasks.map((task) => ({ ...task, hash: `${task.hash}!` })),
      ),
    ],
  ])('has other keys when %s differs', (_, other) => {
    const before = new Set(keys(plan()));
    expect(keys(other).filter((key) => before.has(key))).toEqual([]);
  });

  it('keeps its keys when more is asked for', () => {
    const more = new Set(keys(plan({ samples: 5, temperatures: [0, 0.5, 1] })));
    expect(keys(plan()).filter((key) => !more.has(key))).toEqual([]);
  });

  it('is made as it is read', () => {
    const endless = planModel({ ...design, samples: Number.POSITIVE_INFINITY }, 'm', tasks);
    expect(endless.next().value?.index).toBe(0);
    expect(endless.next().value?.index).toBe(1);
  });
});
