import { describe, expect, it } from 'vitest';
import { clopperPearsonUpper } from '../uncertainty/index.ts';
import { Random } from '../uncertainty/random.ts';
import { bettingPValue, binomialPValue, hoeffdingBentkusPValue, learnThenTest } from './index.ts';

const repeated = (n: number, y: number) => new Array<number>(n).fill(y);

describe('p-values', () => {
  it('binomial: at most delta exactly where the Clopper-Pearson bound is at most alpha', () => {
    for (const n of [1, 10, 57, 300]) {
      for (let k = 0; k <= n; k += Math.max(1, n >> 4)) {
        for (const alpha of [0.05, 0.2, 0.5]) {
          const bound = clopperPearsonUpper(k, n, 0.9)!;
          if (Math.abs(bound - alpha) < 1e-9) continue;
          expect(binomialPValue(k, n, alpha) <= 0.1).toBe(bound <= alpha);
        }
      }
    }
  });

  it('Hoeffding-Bentkus: no loss in n trials gives (1 - alpha)^n', () => {
    expect(hoeffdingBentkusPValue(0, 10, 0.2)).toBeCloseTo(0.8 ** 10, 14);
  });

  it('Hoeffding-Bentkus: a whole count reached through a quotient is not pushed up', () => {
    const n = 588;
    const count = n * (80 / 588);
    expect(count).toBeGreaterThan(80);
    expect(hoeffdingBentkusPValue(count, n, 0.2)).toBe(hoeffdingBentkusPValue(80, n, 0.2));
  });

  it('Hoeffding-Bentkus: 1 where the mean loss is at or above alpha', () => {
    expect(hoeffdingBentkusPValue(3, 10, 0.2)).toBe(1);
  });

  it('betting: wins against a false mean, and says nothing of a true one', () => {
    expect(bettingPValue(repeated(100, 0), 0.2)).toBeLessThan(1e-6);
    expect(bettingPValue(repeated(100, 0.2), 0.2)).toBe(1);
    expect(bettingPValue([], 0.2)).toBe(1);
  });

  it.each([
    ['coins', (r: Random) => (r.uniform() < 0.2 ? 1 : 0)],
    ['halves', (r: Random) => (r.uniform() < 0.4 ? 0.5 : 0)],
    ['uniforms', (r: Random) => 0.4 * r.uniform()],
    ['rare and large', (r: Random) => (r.uniform() < 0.025 ? 1 : 0.7 / 3.9)],
  ])('betting: at most delta false alarms on %s of mean 0.2', (_, draw) => {
    const random = new Random(77);
    let alarms = 0;
    for (let s = 0; s < 1500; s++) {
      const losses = Array.from({ length: 80 }, () => draw(random));
      if (bettingPValue(losses, 0.2) <= 0.1) alarms++;
    }
    expect(alarms / 1500).toBeLessThan(0.1 + 3 * Math.sqrt(0.09 / 1500));
  });
});

describe('learn-then-test', () => {
  const p = [...repeated(60, 0.9), ...repeated(60, 0.7), ...repeated(60, 0.5)];
  const y = [...repeated(60, 1), ...repeated(40, 1), ...repeated(20, 0), ...repeated(60, 1)];
  const thresholds = [0.95, 0.9, 0.7, 0.5];

  it('goes down until one fails, and stays there though a lower one would pass', () => {
    const result = learnThenTest(p, y, { alpha: 0.15, thresholds })!;
    expect(result.threshold).toBe(0.9);
    expect(result.steps.map((s) => s.accepted)).toEqual([false, true, false, false]);
    expect(result.steps[0]!.pValue).toBeNull();
    expect(result.steps[2]).toMatchObject({ trusted: 120, vulnerable: 20 });
    expect(result.steps[3]!.pValue).toBeLessThan(0.1);
  });

  it('is exact on samples that are tasks of their own', () => {
    const result = learnThenTest(p, y, { alpha: 0.15, thresholds })!;
    expect(result).toMatchObject({ test: 'one-per-task', guarantee: 'exact', tasks: 180 });
    expect(result.steps[2]!.pValue).toBe(binomialPValue(20, 120, 0.15));
  });

  it('chooses the test by the number of tasks', () => {
    const chosen = (tasks: number) => {
      const groups = Array.from({ length: 2 * tasks }, (_, i) => i % tasks);
      const ones = repeated(2 * tasks, 1);
      return learnThenTest(ones, ones, { alpha: 0.2, tasks: groups })!.test;
    };
    expect(chosen(129)).toBe('one-per-task');
    expect(chosen(130)).toBe('task-means-betting');
  });

  it('says what its guarantee rests on', () => {
    const guarantee = (test: 'independent-samples' | 'cluster-t-approximate') =>
      learnThenTest(p, y, { alpha: 0.2, test })!.guarantee;
    expect(guarantee('independent-samples')).toBe('if-samples-are-independent');
    expect(guarantee('cluster-t-approximate')).toBe('approximate');
  });

  it('counts a task once: a hundred copies of five tasks certify nothing', () => {
    const tasks = Array.from({ length: 500 }, (_, i) => i % 5);
    const ones = repeated(500, 1);
    for (const test of [
      'one-per-task',
      'task-means-betting',
      'cluster-t-approximate',
      'design-effect-approximate',
    ] as const) {
      expect(learnThenTest(ones, ones, { alpha: 0.2, tasks, test })!.threshold).toBeNull();
    }
    const naive = learnThenTest(ones, ones, { alpha: 0.2, tasks, test: 'independent-samples' })!;
    expect(naive.threshold).toBe(0.5);
  });

  it('is reproducible, and the draw of samples depends on the seed', () => {
    const random = new Random(3);
    const tasks = Array.from({ length: 300 }, (_, i) => i % 60);
    const outcomes = tasks.map(() => (random.uniform() < 0.8 ? 1 : 0));
    const at = (seed: number) =>
      learnThenTest(repeated(300, 0.9), outcomes, { alpha: 0.3, tasks, seed, thresholds: [0.8] })!
        .steps[0]!.pValue;
    expect(at(5)).toBe(at(5));
    expect(new Set([1, 2, 3, 4, 5, 6].map(at)).size).toBeGreaterThan(1);
  });

  it('refuses thresholds that do not descend, and no points give no answer', () => {
    expect(() => learnThenTest(p, y, { alpha: 0.2, thresholds: [0.5, 0.8] })).toThrow(/descend/);
    expect(() => learnThenTest(p, y, { alpha: 0 })).toThrow(/alpha 0/);
    expect(learnThenTest([], [], { alpha: 0.2 })).toBeNull();
  });
});
