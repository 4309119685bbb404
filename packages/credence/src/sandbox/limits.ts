import type { OuterLimits } from './sandbox.ts';

const mebibyte = 1 << 20;

export const outerLimits: OuterLimits = {
  boxBytes: 64 * mebibyte,
  tmpBytes: 64 * mebibyte,
  runBytes: 32 * mebibyte,
  frameBytes: 8 * mebibyte,
};
