import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../../test/fixture.ts';
import { dots } from '../charts/dot-array.tsx';
import { targetContrast, temperatureEffect } from './contrasts.ts';
import { gapDomain, linear } from './scale.ts';
import { formatState, parseState, type UrlState } from './url-state.ts';

const nothing: UrlState = {
  at: null,
  sample: null,
  method: null,
  benchmark: null,
  temperature: null,
};

describe('the address', () => {
  it('remembers what the reader chose', () => {
    for (const state of [
      nothing,
      { ...nothing, at: 'false-trust' },
      { ...nothing, at: 'samples', sample: 'a&b=c#d %', method: 'p-true', temperature: '0' },
    ]) {
      expect(parseState(formatState(state))).toEqual(state);
    }
  });

  it('takes plain anchors, and makes them', () => {
    expect(parseState('#glossary').at).toBe('glossary');
    expect(formatState({ ...nothing, at: 'glossary' })).toBe('#glossary');
    expect(formatState(nothing)).toBe('');
  });
});

describe('scales', () => {
  it('hold zero and every value, and end on ticks', () => {
    for (const values of [[0.62, 0.57, 0.66], [-0.3, 0.9], [0], [], [-1, 1], [0.01]]) {
      const { domain, ticks } = gapDomain(values);
      for (const value of [0, ...values]) {
        expect(value).toBeGreaterThanOrEqual(domain[0]);
        expect(value).toBeLessThanOrEqual(domain[1]);
      }
      expect(ticks).toContain(0);
      expect([ticks[0], ticks[ticks.length - 1]]).toEqual([...domain]);
    }
  });

  it('map linearly, and a domain without width to its start', () => {
    expect(linear([0, 1], [10, 20])(0.5)).toBe(15);
    expect(linear([1, 1], [10, 20])(1)).toBe(10);
  });
});

describe('dots', () => {
  it('stand for one answer each, or for one in a hundred', () => {
    expect(dots(7, 3)).toEqual({ total: 7, bad: 3, each: true });
    expect(dots(400, 300)).toEqual({ total: 100, bad: 75, each: false });
  });

  it('never show some as none or not all as all', () => {
    expect(dots(10_000, 1).bad).toBe(1);
    expect(dots(10_000, 9_999).bad).toBe(99);
    expect(dots(10_000, 0).bad).toBe(0);
    expect(dots(10_000, 10_000).bad).toBe(100);
  });
});

describe('the effect of temperature', () => {
  const [first, second] = simulatedReport({ tasks: 4, temperatures: [0, 1] }).calibration.filter(
    (row) => row.temperature !== null,
  );
  const at = (row: typeof first, value: number, low: number | null, high: number | null) => ({
    ...row!,
    gap: { value, low, high },
  });

  it('is claimed only when intervals are apart', () => {
    expect(temperatureEffect([at(first, 0.1, 0.05, 0.15), at(second, 0.4, 0.3, 0.5)])).toMatch(
      /^Temperature matters for security: .*do not overlap/,
    );
    expect(temperatureEffect([at(first, 0.1, 0, 0.35), at(second, 0.4, 0.3, 0.5)])).toMatch(
      /^No clear effect of temperature on security: .*overlap/,
    );
    expect(temperatureEffect([at(first, 0.1, null, null), at(second, 0.4, 0.3, 0.5)])).toMatch(
      /^The gap of security goes from/,
    );
  });

  it('is none when every gap is the same', () => {
    expect(temperatureEffect([at(first, 1, 1, 1), at(second, 1, 1, 1)])).toMatch(
      /^The gap of security is 100.points at every temperature/,
    );
  });

  it('and of target are told apart by intervals, too', () => {
    const low = at(first, 0.1, 0.05, 0.15);
    const high = at(second, 0.4, 0.3, 0.5);
    expect(targetContrast(low, high)).toBe('It overrates its function more than its security.');
    expect(targetContrast(high, low)).toBe('It overrates its security more than its function.');
    expect(targetContrast(low, low)).toMatch(/^No clear difference/);
    expect(targetContrast(low, null)).toBeNull();
    expect(targetContrast(low, at(second, 1, 1, 1))).toBeNull();
  });

  it('is not spoken of with one temperature', () => {
    expect(temperatureEffect([at(first, 0.1, 0, 0.2)])).toBeNull();
  });
});
