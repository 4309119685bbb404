export * from './curves/index.ts';
export * from './data/index.ts';
export * from './guarantees/index.ts';
export * from './measures/index.ts';
export * from './numeric/index.ts';
export * from './recalibration/index.ts';
export * from './smooth/index.ts';
export * from './uncertainty/index.ts';
