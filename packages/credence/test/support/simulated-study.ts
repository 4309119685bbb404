import type { PolicyRow } from '../../src/trust/choose-signal.ts';

/** A small generator of uniform numbers, the same on every machine (mulberry32). */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * SIMULATED rows with a known truth. Tasks are easy or hard; a model states 0.9 or 0.6, and is good
 * with a probability that depends on what it states and on the task, so that samples of one task
 * resemble one another.
 * @param goodAt probability that an answer stated at 0.9 is good, on average over tasks
 * @param spread how far that of one task may lie from it: 0 makes samples independent
 */
export function simulatedRows(options: {
  readonly tasks: number;
  readonly samples: number;
  readonly goodAt: number;
  readonly spread: number;
  readonly seed: number;
}): readonly PolicyRow[] {
  const { tasks, samples, goodAt, spread, seed } = options;
  const random = uniforms(seed);
  return Array.from({ length: tasks }, (_, task) => {
    const shift = spread * (random() < 0.5 ? 1 : -1);
    return Array.from({ length: samples }, (_, index): PolicyRow => {
      const sure = random() < 0.5;
      const good = sure ? goodAt + shift : 0.4 + shift / 2;
      return {
        key: `${task}/${index}`,
        task: `task-${task}`,
        outcome: random() < good ? 1 : 0,
        confidence: { verbalized: sure ? 0.9 : 0.6, noise: random() },
      };
    });
  }).flat();
}
