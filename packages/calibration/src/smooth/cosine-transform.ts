import { zeros } from '../data/arrays.ts';

/** Type-I cosine transforms of one size, N a power of two >= 4: X_k = x_0 + (-1)^k x_N + 2 sum x_j cos(pi j k / N). */
export type CosineTransform = (x: Float64Array) => Float64Array;

/**
 * Makes a transform of N + 1 values. The even extension of the input is read as N complex numbers, so
 * that one complex FFT of size N does it. The result is reused by the next call.
 */
export const cosineTransform = (n: number): CosineTransform => {
  const cos = zeros(n).map((_, k) => Math.cos((Math.PI * k) / n));
  // The sine is the cosine of what is left to the quarter turn.
  const sin = cos.map((_, k) => cos[Math.abs(n / 2 - k)]!);
  const reversed = new Int32Array(n);
  for (let i = 1; i < n; i++) reversed[i] = (reversed[i >> 1]! >> 1) | (i & 1 ? n >> 1 : 0);
  const re = zeros(n);
  const im = zeros(n);
  const out = zeros(n + 1);
  return (x) => {
    for (let j = 0; j < n; j++) {
      // Entries 2j and 2j + 1 of x_0 ... x_N, x_(N-1) ... x_1.
      const to = reversed[j]!;
      re[to] = x[j <= n / 2 ? 2 * j : 2 * (n - j)]!;
      im[to] = x[j < n / 2 ? 2 * j + 1 : 2 * (n - j) - 1]!;
    }
    transform(re, im, cos, sin);
    for (let k = 0; k < n; k++) {
      const mirror = k === 0 ? 0 : n - k;
      // Real parts of the transforms of the even entries, and of the odd ones turned by e^(-i pi k/N).
      const evenRe = (re[k]! + re[mirror]!) / 2;
      const oddRe = (im[k]! + im[mirror]!) / 2;
      const oddIm = (re[mirror]! - re[k]!) / 2;
      out[k] = evenRe + cos[k]! * oddRe + sin[k]! * oddIm;
    }
    out[n] = re[0]! - im[0]!;
    return out;
  };
};

/** In-place forward FFT of bit-reversed input; cos and sin hold angles pi k / n. */
const transform = (
  re: Float64Array,
  im: Float64Array,
  cos: Float64Array,
  sin: Float64Array,
): void => {
  const n = re.length;
  for (let half = 1; half < n; half *= 2) {
    const stride = n / half; // angle of step k is pi k / half
    for (let from = 0; from < n; from += 2 * half) {
      for (let k = 0; k < half; k++) {
        const c = cos[k * stride]!;
        const s = -sin[k * stride]!;
        const i = from + k;
        const j = i + half;
        const tr = re[j]! * c - im[j]! * s;
        const ti = re[j]! * s + im[j]! * c;
        re[j] = re[i]! - tr;
        im[j] = im[i]! - ti;
        re[i]! += tr;
        im[i]! += ti;
      }
    }
  }
};

/** Least power of two >= x. */
export const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(x));
