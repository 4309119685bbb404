import { describe, expect, it } from 'vitest';
import type { Check } from '../core/verdict.ts';
import type { Observations } from './judge-worker.ts';
import { WarmCheck } from './warm-check.ts';

const check = (outcome: Check['outcome'], evidence = `${Math.random()}`): Check => ({
  name: 'greets',
  kind: 'functional',
  outcome,
  evidence,
  milliseconds: 1,
});

const observed = (rest: Partial<Observations> = {}): Observations => ({
  checks: [check('held')],
  oracleFailure: null,
  timedOut: false,
  compilerRuns: 0,
  warmLaunches: 1,
  anomaly: null,
  warmTrouble: null,
  milliseconds: 1,
  ...rest,
});

const never = async (): Promise<Observations> => {
  throw new Error('there is nothing to look at again');
};

function watched(off: string | null = null) {
  const notices: string[] = [];
  return { check: new WarmCheck(off, (notice) => notices.push(notice)), notices };
}

describe('WarmCheck', () => {
  it('has the first verdict of a task and 2 to 5 % of all made again', () => {
    const { check: warm } = watched();
    const due = Array.from({ length: 1000 }, () => warm.isDue('b/python/greeting', observed()));
    expect(due[0]).toBe(true);
    expect(warm.isDue('b/python/other', observed())).toBe(true);
    const share = due.filter(Boolean).length / due.length;
    expect(share).toBeGreaterThanOrEqual(0.02);
    expect(share).toBeLessThanOrEqual(0.05);
  });

  it('has every anomaly made again, and nothing that was cold anyway', () => {
    const { check: warm } = watched();
    warm.isDue('b/python/greeting', observed());
    expect(warm.isDue('b/python/greeting', observed({ anomaly: 'ended by SIGSEGV' }))).toBe(true);
    expect(warm.isDue('b/python/greeting', observed({ warmLaunches: 0 }))).toBe(false);
    expect(warm.report).toEqual({ warm: 2, compared: 0, off: null });
  });

  it('takes different evidence for the same', async () => {
    const { check: warm, notices } = watched();
    await warm.compare('b/python/greeting', observed(), observed({ warmLaunches: 0 }), never);
    expect(warm.on).toBe(true);
    expect(notices).toEqual([]);
  });

  it.each([
    [
      'a finding',
      { checks: [check('broken', 'wrong')] },
      'function is pass warm (the only functional check held), fail cold (greets: wrong)',
    ],
    [
      'a missing check',
      { checks: [] },
      'function is pass warm (the only functional check held), inconclusive cold (no functional checks)',
    ],
    ['a failure', { oracleFailure: 'TypeError' }, 'the checks failed cold only'],
  ])('ends with %s that differs, and tells so once', async (_, cold, told) => {
    const { check: warm, notices } = watched();
    warm.isDue('b/python/greeting', observed());
    const again = async () => observed(cold);
    await warm.compare('b/python/greeting', observed(), observed(cold), again);
    warm.end('again');
    expect(warm.on).toBe(false);
    expect(notices).toEqual([
      `From here on every launch starts from nothing, as with --cold: verdicts on an answer to b/python/greeting differ: ${told}. Verdicts given warm before: 1.`,
    ]);
  });

  it('goes on where cold verdicts differ, too: then it is the task', async () => {
    const { check: warm, notices } = watched();
    const broken = observed({ checks: [check('broken', 'by chance')], warmLaunches: 0 });
    for (const _ of [1, 2]) {
      await warm.compare('b/python/greeting', observed(), broken, async () => observed());
    }
    expect(warm.on).toBe(true);
    expect(notices).toEqual([
      'verdicts on the same answer to b/python/greeting differ from time to time',
    ]);
  });

  it('ends when what should be ready never is', () => {
    const { check: warm, notices } = watched();
    expect(
      warm.isDue(
        'b/python/greeting',
        observed({ warmLaunches: 0, warmTrouble: 'the fork server: gone' }),
      ),
    ).toBe(false);
    expect(warm.report.off).toBe('the fork server: gone');
    expect(notices).toHaveLength(1);
  });

  it('may be off from the beginning, without a word', () => {
    const { check: warm, notices } = watched('--cold');
    warm.end('a difference');
    expect(warm.report.off).toBe('--cold');
    expect(notices).toEqual([]);
  });
});
