import type { CalibrationRow } from '@credence/viewer';
import type { Observation } from './observations.ts';

/** The observations that a row of a table is about. */
export interface Cell {
  readonly about: Pick<CalibrationRow, 'model' | 'temperature' | 'benchmark'>;
  readonly members: readonly Observation[];
}

/** The observations by benchmark and model: pooled first, then by temperature, ascending. */
export function cells(observations: readonly Observation[]): readonly Cell[] {
  const groups = new Map<string, Observation[]>();
  for (const observation of observations) {
    const key = JSON.stringify([observation.task.benchmark, observation.sample.model]);
    const group = groups.get(key);
    if (group) group.push(observation);
    else groups.set(key, [observation]);
  }
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const about = { benchmark: first.task.benchmark, model: first.sample.model };
    const temperatures = [...new Set(group.map(({ sample }) => sample.temperature))];
    return [
      { about: { ...about, temperature: null }, members: group },
      ...temperatures
        .sort((a, b) => a - b)
        .map((temperature) => ({
          about: { ...about, temperature },
          members: group.filter(({ sample }) => sample.temperature === temperature),
        })),
    ];
  });
}
