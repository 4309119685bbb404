import type { z } from 'zod';
import type { Benchmark } from '../benchmark.ts';

/**
 * Reads a benchmark that others made from a user's checkout, and brings oracles for it: its tests run
 * in the sandbox, driven by checks of ours (`TaskOracle`).
 */
export interface Adapter<Schema extends z.ZodObject = z.ZodObject> {
  /** Names it in configuration, as the key whose value is the path of the checkout: `sallm: PATH`. */
  readonly id: string;
  readonly title: string;
  /** The entry of a study's `benchmarks`: the path under `id`, and options with their defaults. */
  readonly schema: Schema;
  /** Options that are paths, too, and begin where that of the checkout does. */
  readonly paths?: readonly string[];
  /** Reads nothing yet. The paths in `choice` are absolute. */
  open(choice: z.output<Schema>): Benchmark;
}
