import { describe, expect, it } from 'vitest';
import { counted, ends, interval, percent, points, signedPoints, withInterval } from './number.ts';

/** Thin and fixed spaces read as ordinary ones. */
const plain = (text: string | null) => text?.replace(/[\u202f\u00a0]/g, ' ');

describe('numbers for readers', () => {
  it('gives shares as whole percentages', () => {
    expect(plain(percent(0.866))).toBe('87 %');
    expect(plain(percent(0))).toBe('0 %');
    expect(plain(percent(1))).toBe('100 %');
  });

  it('never turns something into nothing or nearly all into all', () => {
    expect(plain(percent(0.004))).toBe('0.4 %');
    expect(plain(percent(0.0001))).toBe('<0.1 %');
    expect(plain(percent(0.996))).toBe('99.6 %');
    expect(plain(percent(0.9999))).toBe('>99.9 %');
  });

  it('counts one point as one point', () => {
    expect(plain(points(0.01))).toBe('1 point');
    expect(plain(points(0.56))).toBe('56 points');
    expect(plain(points(0.002))).toBe('0.2 points');
  });

  it('signs differences with a true minus, and zero not at all', () => {
    expect(signedPoints(0.13)).toBe('+13');
    expect(signedPoints(-0.13)).toBe('\u221213');
    expect(signedPoints(0)).toBe('0');
  });

  it('shows a value with its interval in one unit', () => {
    const estimate = { value: 0.31, low: 0.248, high: 0.381 };
    expect(plain(withInterval(estimate, 'percent'))).toBe('31 % [25, 38]');
    expect(plain(withInterval(estimate, 'points'))).toBe('+31 [+25, +38]');
    expect(plain(withInterval(estimate, 'score'))).toBe('0.31 [0.25, 0.38]');
  });

  it('gives scores as many digits as their interval supports', () => {
    expect(plain(withInterval({ value: 0.3101, low: 0.305, high: 0.3152 }, 'score'))).toBe(
      '0.310 [0.305, 0.315]',
    );
  });

  it('makes nothing of an interval that is absent or has no width', () => {
    expect(interval({ value: 1, low: null, high: null }, 'percent')).toBeNull();
    expect(ends({ value: 1, low: 1, high: 1 })).toBeNull();
    expect(withInterval({ value: null, low: null, high: null }, 'percent')).toBe('not defined');
  });

  it('counts', () => {
    expect(counted(1, 'answer')).toBe('1 answer');
    expect(plain(counted(36000, 'answer'))).toBe('36 000 answers');
  });

  it('writes no end of an interval as zero that is not', () => {
    expect(withInterval({ value: -0.04, low: -0.09, high: -0.003 }, 'score')).toBe(
      '−0.040 [−0.090,\u00a0−0.003]',
    );
  });
});
