export { simd } from './uncertainty/vector-adder.ts';
