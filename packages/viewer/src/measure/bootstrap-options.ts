/** Of every interval by task: percentiles over resamples of tasks. */
export const bootstrapOptions = { resamples: 1_000, level: 0.95, seed: 20_260_630 } as const;
