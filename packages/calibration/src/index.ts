// biome-ignore-all assist/source/organizeImports: in this order a bundle of everything compresses best.
export * from './numeric/index.ts';
export * from './curves/index.ts';
export * from './uncertainty/index.ts';
export * from './measures/index.ts';
export * from './data/index.ts';
export * from './recalibration/index.ts';
export * from './smooth/index.ts';
export * from './guarantees/index.ts';
export * from './partial/index.ts';
