import type { Registry } from './reference-data.ts';

/** Entries on recalibration and guarantees. */
export const recalibration: Registry = {};

/** The special functions by the names of the reference. */
export const specialFunctions: Readonly<Record<string, (...args: number[]) => number>> = {};
