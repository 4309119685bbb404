import { holm } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { chosenOf } from '../../test/support/chosen.ts';
import { simulate } from '../../test/support/simulated-observations.ts';
import { promptingTable } from './prompting-table.ts';

const base = { tasks: 30, samples: 6, stated: [0.6, 0.9], spread: 0.1 };
const plain = simulate({ ...base, seed: 1, works: () => 0.6, secure: () => 0.4 });
/** SIMULATED: more secure by 0.4, and broken more often by 0.3. */
const careful = simulate({
  ...{ ...base, seed: 2, prompting: 'careful' },
  works: () => 0.3,
  secure: () => 0.8,
});
const idle = simulate({
  ...{ ...base, seed: 3, prompting: 'idle' },
  works: () => 0.6,
  secure: () => 0.4,
});

describe('ways of asking, SIMULATED', () => {
  const { rows, why } = promptingTable(
    chosenOf([...plain, ...careful, ...idle]),
    ['verbalized', 'p-true'],
    0.8,
    'plain',
  );
  const of = (strategy: string, measure: string, method: string | null = null) => {
    const row = rows.find(
      (one) => one.strategy === strategy && one.measure === measure && one.method === method,
    );
    if (!row) throw new Error(`no row for ${strategy} ${measure}`);
    return row;
  };

  it('are compared with the baseline on every measure', () => {
    expect(why).toBeNull();
    expect(rows).toHaveLength(2 * 5);
    expect(
      rows.every(({ baseline, strategy }) => baseline === 'plain' && strategy !== 'plain'),
    ).toBe(true);
  });

  it('show an effect that is there, either way', () => {
    const vulnerable = of('careful', 'vulnerable');
    expect(vulnerable).toMatchObject({ n: { strategy: 180, baseline: 180 }, tasks: 30 });
    expect(vulnerable.rate.baseline).toBeCloseTo(0.6, 1);
    expect(vulnerable.rate.strategy).toBeCloseTo(0.2, 1);
    expect(vulnerable.difference.low).toBeLessThan(-0.4);
    expect(vulnerable.difference.high).toBeGreaterThan(-0.4);
    expect(vulnerable.difference.adjustedP).toBeLessThan(0.01);
    expect(of('careful', 'functional').difference.high).toBeLessThan(0);
    const trust = of('careful', 'false-trust', 'verbalized');
    expect(trust.difference.high).toBeLessThan(-0.1);
    expect(trust.n.baseline).toBeLessThan(180);
  });

  it('show none where there is none', () => {
    expect(of('idle', 'joint').difference.adjustedP).toBeGreaterThan(0.05);
  });

  it('are corrected over all tests of a model on a benchmark', () => {
    const tested = rows.filter(({ difference }) => difference.p !== null);
    expect(tested).toHaveLength(8);
    expect(tested.map(({ difference }) => difference.adjustedP)).toEqual(
      holm(tested.map(({ difference }) => difference.p ?? 1)),
    );
    expect(new Set(rows.map(({ family }) => family))).toEqual(new Set([8]));
  });

  it('say that there is no confidence to trust', () => {
    const row = of('careful', 'false-trust', 'p-true');
    expect(row.why).toMatch(/^only 0 tasks/);
    expect(row.difference).toEqual({
      ...{ value: null, low: null, high: null, p: null, adjustedP: null },
    });
  });
});

it('leaves out tasks that only one way of asking has', () => {
  const fewer = careful.filter(({ task }) => !/-2\d$/.test(task.id));
  const { rows } = promptingTable(chosenOf([...plain, ...fewer]), [], 0.8, 'plain');
  expect(rows.map(({ tasks, unpairedTasks }) => [tasks, unpairedTasks])).toEqual(
    rows.map(() => [20, 10]),
  );
});

it('says that there was one way of asking', () => {
  expect(promptingTable(chosenOf(plain), ['verbalized'], 0.8, 'plain')).toMatchObject({
    rows: [],
    why: expect.stringContaining('in one way (plain)'),
  });
});
