import { describe, expect, it } from 'vitest';
import { draws } from '../../test/support/random.ts';
import { Budget, cost } from './budget.ts';

const nothing = { usd: 0, samples: 0 };

it('costs tokens by the million', () => {
  const price = { inputPerMillion: 3, outputPerMillion: 15 };
  expect(cost({ inputTokens: 1_000_000, outputTokens: 200_000 }, price)).toBeCloseTo(6, 12);
  expect(cost({ inputTokens: 0, outputTokens: 0 }, price)).toBe(0);
});

describe('a budget of answers', () => {
  it('is used up after so many, those of earlier runs included', () => {
    const budget = new Budget({ maxSamples: 5 }, { usd: 0, samples: 3 });
    expect([budget.takeSample(), budget.takeSample()]).toEqual([true, true]);
    // To have taken all is not yet to have been refused one.
    expect(budget.exhausted).toBeNull();
    expect(budget.takeSample()).toBe(false);
    expect(budget.exhausted).toBe('the limit of 5 answers is reached');
  });

  it('gets back what came to nothing', () => {
    const budget = new Budget({ maxSamples: 1 }, nothing);
    budget.takeSample();
    budget.giveBackSample();
    expect([budget.takeSample(), budget.takeSample()]).toEqual([true, false]);
  });

  it('never ends when there is no limit', async () => {
    const budget = new Budget({}, nothing);
    expect(Array.from({ length: 1_000 }, () => budget.takeSample())).not.toContain(false);
    expect(await budget.reserve(1e9)).not.toBeNull();
    expect(budget.exhausted).toBeNull();
  });
});

describe('a budget of dollars', () => {
  it('sets aside the most that a request can cost, and gives back what it did not', async () => {
    const budget = new Budget({ maxUsd: 1 }, { usd: 0.5, samples: 0 });
    const first = await budget.reserve(0.4);
    expect(budget.usd).toBe(0.5);
    first?.settle(0.1);
    expect(budget.usd).toBeCloseTo(0.6, 12);
    const second = await budget.reserve(0.4);
    expect(second).not.toBeNull();
    expect(budget.exhausted).toBeNull();
    second?.settle(0.4);
    expect(await budget.reserve(0.01)).toBeNull();
    expect(budget.exhausted).toBe(
      'the limit of $1 is reached ($1.0000 spent, and the next request may cost $0.0100)',
    );
  });

  it('lets a request wait for what those in flight leave', async () => {
    const budget = new Budget({ maxUsd: 1 }, nothing);
    const first = await budget.reserve(0.9);
    const decided: string[] = [];
    const [second, third] = [0.8, 0.1].map((most, index) =>
      budget.reserve(most).then((reservation) => {
        decided.push(`${index}: ${reservation ? 'granted' : 'refused'}`);
        return reservation;
      }),
    );
    // The cheaper one would fit, but who came first is served first.
    await new Promise(setImmediate);
    expect(decided).toEqual([]);
    first?.settle(0.05);
    expect(await second).not.toBeNull();
    expect(await third).not.toBeNull();
    expect(budget.exhausted).toBeNull();
  });

  it('spends nearly all of a small limit, however dear a request might have been', async () => {
    const budget = new Budget({ maxUsd: 1 }, nothing);
    let done = 0;
    const lane = async () => {
      for (let one = await budget.reserve(1 / 8); one; one = await budget.reserve(1 / 8)) {
        await new Promise(setImmediate);
        one.settle(1 / 64);
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: 50 }, lane));
    // After 57 less than an eighth is left, and the next might cost as much.
    expect(done).toBe(57);
    expect(budget.usd).toBe(57 / 64);
  });

  it('is never passed, whatever comes when', async () => {
    for (let round = 0; round < 50; round += 1) {
      const draw = draws(`budget ${round}`);
      const budget = new Budget({ maxUsd: 1 }, { usd: draw() / 2, samples: 0 });
      const open: { most: number; settle: (usd: number) => void }[] = [];
      for (let step = 0; step < 200; step += 1) {
        const most = draw() / 10;
        if (draw() < 0.6) {
          void budget.reserve(most).then((one) => one && open.push({ most, settle: one.settle }));
        } else {
          const ended = open.splice(Math.floor(draw() * open.length), 1)[0];
          ended?.settle(ended.most * draw());
        }
        await Promise.resolve();
        expect(budget.usd).toBeLessThanOrEqual(1 + 1e-9);
      }
      for (const { most, settle } of open) settle(most);
      expect(budget.usd).toBeLessThanOrEqual(1 + 1e-9);
    }
  });
});
