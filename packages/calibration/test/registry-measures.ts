import type { Registry } from './reference-data.ts';

/** Entries on measures, curves and uncertainty. */
export const measures: Registry = {};
