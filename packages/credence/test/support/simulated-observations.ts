import { Random } from '@credence/calibration';
import type { Observation } from '../../src/analysis/observations.ts';
import type { BenchmarkKind, Language } from '../../src/core/task.ts';
import { makeObservation } from './observations.ts';

/** What a simulated answer is drawn from; all rates are for one answer. */
export interface Simulated {
  readonly tasks: number;
  /** Answers a task. */
  readonly samples: number;
  readonly seed: number;
  /** Confidences that the model states, all equally often. */
  readonly stated: readonly number[];
  /** The true rate of passing functional tests, given what was stated. */
  readonly works: (stated: number) => number;
  /** The true rate of being secure, given what was stated. */
  readonly secure: (stated: number) => number;
  /** How far the rates of one task lie from these, up or down: 0 makes answers independent. */
  readonly spread?: number;
  readonly model?: string;
  readonly temperature?: number;
  readonly kind?: BenchmarkKind;
  readonly language?: Language;
  readonly prompting?: string;
  /** Tasks of another name are other tasks. */
  readonly name?: string;
}

/** SIMULATED answers whose truth is known; the same confidence is stated for both targets. */
export function simulate(options: Simulated): readonly Observation[] {
  const { tasks, samples, seed, stated, works, secure, spread = 0, name = 'task' } = options;
  const { model = 'm', temperature = 0, kind = 'self-contained', language = 'python' } = options;
  const random = new Random(seed);
  return Array.from({ length: tasks }, (_, number) => {
    const shift = spread * (random.uniform() < 0.5 ? 1 : -1);
    return Array.from({ length: samples }, (_, index): Observation => {
      const sure = stated[random.below(stated.length)]!;
      const one = makeObservation({
        task: `${name}-${number}`,
        model,
        temperature,
        index,
        sure: [sure, sure],
        verdict: [
          random.uniform() < works(sure) + shift ? 'pass' : 'fail',
          random.uniform() < secure(sure) + shift ? 'secure' : 'vulnerable',
        ],
      });
      return {
        ...one,
        task: { ...one.task, kind, language, benchmark: kind },
        sample: { ...one.sample, prompting: options.prompting ?? 'plain' },
      };
    });
  }).flat();
}
