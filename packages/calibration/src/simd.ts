export { simd } from './uncertainty/vector-resampler.ts';
