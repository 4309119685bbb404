import { describe, expect, it } from 'vitest';
import { regularizedGammaQ } from './incomplete-gamma.ts';
import {
  binomialCdf,
  chiSquaredUpper,
  inverseRegularizedBeta,
  logit,
  normalCdf,
  normalQuantile,
  regularizedBeta,
  sigmoid,
  studentTCdf,
  studentTQuantile,
  studentTUpper,
} from './index.ts';

// Values of scipy 1.17 (Boost).
const RELATIVE = 1e-12;
const close = (actual: number, expected: number, relative = RELATIVE) => {
  const distance = Math.abs(actual - expected);
  expect(distance, `${actual}, not ${expected}`).toBeLessThanOrEqual(relative * Math.abs(expected));
};

describe('incomplete beta', () => {
  const values = [
    [0.5, 0.5, 0.3, 0.36901011956554536],
    [0.01, 5, 0.001, 0.9527958800070772],
    [0.3, 0.02, 0.9, 0.0961537758121791],
    [30, 0.7, 0.97, 0.26612537642784717],
    [0.7, 30, 0.001, 0.09309059375188675],
    [200, 3000, 0.0625, 0.508498187022706],
    [200, 3000, 0.04, 1.014199635854091e-9],
    [3600, 32401, 0.1, 0.5025698506307235],
    [100000, 900000, 0.1, 0.5003546154275655],
    [3e6, 7e6, 0.3003, 0.9807688949617461],
    [1, 36000, 1e-12, 3.599999935201801e-8],
    [1.5, 1e6, 2e-6, 0.7385364099606919],
    [0.001, 0.001, 0.5, 0.5],
  ] as const;

  it.each(values)('I(%d, %d; %d) = %d, and back', (a, b, x, value) => {
    close(regularizedBeta(a, b, x), value);
    close(regularizedBeta(a, b, inverseRegularizedBeta(a, b, value)), value);
  });

  it('has its ends, and no value outside them', () => {
    expect(regularizedBeta(2, 3, 0)).toBe(0);
    expect(regularizedBeta(2, 3, 1)).toBe(1);
    expect(inverseRegularizedBeta(2, 3, 0)).toBe(0);
    expect(inverseRegularizedBeta(2, 3, 1)).toBe(1);
    expect(regularizedBeta(2, 3, 1.1)).toBeNaN();
    expect(regularizedBeta(0, 3, 0.5)).toBeNaN();
    expect(inverseRegularizedBeta(2, 3, -0.1)).toBeNaN();
  });

  it('inverts I(a, 1; x) = x^a exactly, down to 1e-200', () => {
    close(inverseRegularizedBeta(0.05, 1, 1e-10), 1e-200, 1e-11);
    close(inverseRegularizedBeta(6, 1, 0.9), 0.9 ** (1 / 6));
  });
});

describe('incomplete gamma', () => {
  it.each([
    [0.01, 0.5, 0.005626756193967183],
    [0.5, 0.1, 0.6547208460185768],
    [0.5, 32, 1.2441921148543578e-15],
    [3.3, 3.63, 0.35974666762923246],
    [17, 34, 0.0004736488828618483],
    [250.5, 225, 0.9503307643092531],
    [1e4, 1.01e4, 0.15865124955282037],
    [1e6, 1e6, 0.4998670192391274],
  ])('at (%d, %d)', (a, x, upper) => {
    close(regularizedGammaQ(a, x), upper);
  });

  it('gives the chi-squared tail', () => {
    close(chiSquaredUpper(3, 2), Math.exp(-1.5));
    close(chiSquaredUpper(60, 10), 3.6243009520614924e-9);
    expect(chiSquaredUpper(0, 3)).toBe(1);
  });
});

describe('normal', () => {
  it.each([
    [-37, 5.7255712225239266e-300],
    [-20, 2.7536241186061556e-89],
    [-8, 6.22096057427174e-16],
    [-1, 0.15865525393145707],
    [-1e-5, 0.49999601057719606],
    [0.3, 0.6179114221889526],
    [2.5, 0.9937903346742238],
  ])('Phi(%d) = %d, and back', (x, p) => {
    close(normalCdf(x), p);
    close(normalQuantile(p), x, 1e-11);
  });

  it('is infinite at 0 and 1', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.5)).toBeNaN();
  });
});

describe("Student's t", () => {
  it.each([
    [0.1, 1, 0.4682744825694465],
    [1e9, 1, 3.183098861837907e-10],
    [2, 4, 0.05805826175840778],
    [12, 1000, 2.1620286933872145e-31],
    [0.5, 4.5, 0.3202747510370237],
    [-1.7, 29, 0.9500831042557654],
  ])('P(T > %d) with %d df = %d', (t, df, p) => close(studentTUpper(t, df), p));

  it.each([
    [0.025, 1, -12.706204736174705],
    [0.975, 4, 2.7764451051977934],
    [1e-9, 29, -8.556427307611303],
    [1e-10, 1000, -6.427876283134213],
    [0.4, 2.5, -0.2814595127485477],
  ])('quantile %d with %d df = %d, and back', (p, df, t) => {
    close(studentTQuantile(p, df), t, 1e-11);
    close(studentTCdf(studentTQuantile(p, df), df), p);
  });
});

describe('binomial', () => {
  it.each([
    [0, 10, 0.1, 0.34867844009999993],
    [3, 50, 0.1, 0.250293905953308],
    [3500, 36000, 0.1, 0.039807434629435],
    [5, 36000, 0.001, 1.33271954100371e-10],
    [9, 10, 0.999, 0.0099551197902518],
    [2, 1000, 0.5, 4.6709937432447955e-296],
  ])('P(X <= %d) in %d trials of %d = %d', (k, n, p, value) => {
    // Loader's remainder is absolute, so a value near 1e-296 keeps eleven digits.
    close(binomialCdf(k, n, p), value, 1e-11);
  });

  it('is a step function with its ends', () => {
    expect(binomialCdf(-1, 5, 0.3)).toBe(0);
    expect(binomialCdf(5, 5, 0.3)).toBe(1);
    expect(binomialCdf(2.7, 5, 0.3)).toBe(binomialCdf(2, 5, 0.3));
    expect(binomialCdf(2, 5, 0)).toBe(1);
    expect(binomialCdf(2, 5, 1)).toBe(0);
  });
});

describe('logistic', () => {
  it('survives both ends', () => {
    expect(sigmoid(800)).toBe(1);
    expect(sigmoid(-800)).toBe(0);
    expect(logit(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(logit(1)).toBe(Number.POSITIVE_INFINITY);
    close(logit(1e-20), Math.log(1e-20));
    close(sigmoid(logit(0.3)), 0.3);
  });
});
