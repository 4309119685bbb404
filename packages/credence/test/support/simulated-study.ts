import { Random } from '@credence/calibration';
import type { PolicyRow } from '../../src/trust/choose-signal.ts';

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
  const random = new Random(seed);
  return Array.from({ length: tasks }, (_, task) => {
    const shift = spread * (random.uniform() < 0.5 ? 1 : -1);
    return Array.from({ length: samples }, (_, index): PolicyRow => {
      const sure = random.uniform() < 0.5;
      const good = sure ? goodAt + shift : 0.4 + shift / 2;
      return {
        key: `${task}/${index}`,
        task: `task-${task}`,
        outcome: random.uniform() < good ? 1 : 0,
        confidence: { verbalized: sure ? 0.9 : 0.6, noise: random.uniform() },
      };
    });
  }).flat();
}
