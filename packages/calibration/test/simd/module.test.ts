import { expect, it } from 'vitest';
import { SIMD_MODULE } from '../../src/uncertainty/simd-module.ts';
import { assembled } from './module.ts';

it('the bytes in the library are those that the source assembles to', () => {
  expect(SIMD_MODULE).toBe(assembled());
});
