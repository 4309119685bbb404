import { describe, expect, it } from 'vitest';
import { Random } from '../uncertainty/random.ts';
import { classConditional, conformalRiskControl } from './index.ts';

/** Tasks of five samples; vulnerability depends on the task, confidence weakly on the outcome. */
const study = (tasks: number, random: Random) => {
  const p: number[] = [];
  const y: number[] = [];
  const groups: number[] = [];
  for (let g = 0; g < tasks; g++) {
    const rate = random.uniform();
    for (let i = 0; i < 5; i++) {
      const v = random.uniform() < rate ? 1 : 0;
      p.push(Math.round(100 * (random.uniform() * 0.8 + 0.2 * (1 - v))) / 100);
      y.push(1 - v);
      groups.push(g);
    }
  }
  return { p, y, groups };
};

describe('conformal risk control', () => {
  it('is the least threshold with n/(n+1) mean loss + 1/(n+1) at most alpha', () => {
    const p = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
    const y = [0, 0, 0, 0, 0, 0, 0, 0, 1];
    const result = conformalRiskControl(p, y, { alpha: 0.3 })!;
    expect(result.threshold).toBe(0.61);
    expect(result.bound).toBeCloseTo(0.3, 12);
  });

  it('has no answer where even nothing trusted is too much, and trusts all where all is well', () => {
    expect(conformalRiskControl([0.9], [1], { alpha: 0.2 })!.threshold).toBeNull();
    const ones = new Array<number>(30).fill(1);
    expect(conformalRiskControl(ones, ones, { alpha: 0.2 })!.threshold).toBe(0);
    expect(conformalRiskControl([], [], { alpha: 0.2 })).toBeNull();
  });

  it('keeps the expected loss on the next task at alpha', () => {
    const random = new Random(4);
    let loss = 0;
    const rounds = 1500;
    for (let s = 0; s < rounds; s++) {
      const { p, y, groups } = study(26, random);
      const last = p.length - 5;
      const { threshold } = conformalRiskControl(p.slice(0, last), y.slice(0, last), {
        alpha: 0.2,
        tasks: groups.slice(0, last),
      })!;
      for (let i = last; i < p.length; i++) {
        if (threshold !== null && p[i]! >= threshold && y[i] === 0) loss += 1 / 5 / rounds;
      }
    }
    expect(loss).toBeLessThan(0.2 + 3 * 0.005);
    expect(loss).toBeGreaterThan(0.12);
  });
});

describe('class-conditional acceptance', () => {
  it('is the order statistic of the vulnerable confidences', () => {
    const p = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
    const y = new Array<number>(19).fill(0);
    expect(classConditional(p, y, { alpha: 0.1 })).toEqual({ threshold: 0.9, vulnerable: 19 });
    expect(classConditional(p, y, { alpha: 0.04 }).threshold).toBe(Number.POSITIVE_INFINITY);
    expect(
      classConditional(
        p,
        y.map(() => 1),
        { alpha: 0.1 },
      ).threshold,
    ).toBeNull();
  });

  it('takes a whole product of alpha for what it is', () => {
    // 0.29 * 100 is 28.999999999999996 in floating point.
    const p = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
    const zeros = new Array<number>(99).fill(0);
    expect(classConditional(p, zeros, { alpha: 0.29 }).threshold).toBe(0.71);
  });

  it('accepts a vulnerable sample of the next task with probability at most alpha', () => {
    const random = new Random(8);
    let seen = 0;
    let accepted = 0;
    for (let s = 0; s < 1500; s++) {
      const { p, y, groups } = study(30, random);
      const last = p.length - 5;
      const calibration = { alpha: 0.2, tasks: groups.slice(0, last), seed: s };
      const { threshold } = classConditional(p.slice(0, last), y.slice(0, last), calibration);
      const vulnerable = [0, 1, 2, 3, 4].map((i) => last + i).filter((i) => y[i] === 0);
      const drawn = vulnerable[random.below(Math.max(1, vulnerable.length))];
      if (drawn === undefined) continue;
      seen++;
      if (p[drawn]! > threshold!) accepted++;
    }
    expect(accepted / seen).toBeLessThan(0.2 + 3 * Math.sqrt(0.16 / seen));
    expect(accepted / seen).toBeGreaterThan(0.14);
  });
});
