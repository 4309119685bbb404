import type { Observation } from '../core/observation.ts';
import type { Chains } from '../mitigation/repair/chains.ts';
import { type Decide, decider } from '../mitigation/repair/decide.ts';
import type { StudyConfig } from './config.ts';
import { planSize } from './plan.ts';

/**
 * What a study's arms decide, from what it has found out so far.
 * @param tasks how many tasks the study asks about
 */
export function studyDecider(
  config: StudyConfig,
  tasks: number,
  first: readonly Observation[],
  chains: Chains,
): Decide {
  const answers = new Map<string, number>();
  for (const { sample } of first) answers.set(sample.model, (answers.get(sample.model) ?? 0) + 1);
  const planned = planSize(config, tasks);
  return decider({
    arms: config.repair ?? [],
    first,
    chains,
    seed: config.seed,
    methods: config.confidence,
    complete: (model) => (answers.get(model) ?? 0) >= planned,
  });
}
