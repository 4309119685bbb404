import type { OutcomeRow } from '@credence/viewer';
import { cells } from './cells.ts';
import { type Observation, outcomeOf } from './observations.ts';

/** What became of the answers of each model: counts, by temperature and pooled. */
export function outcomeTable(observations: readonly Observation[]): readonly OutcomeRow[] {
  return cells(observations).map(({ about, members }) => {
    const count = (target: 'functional' | 'security' | 'joint', wanted: 0 | 1 | null) =>
      members.filter((observation) => outcomeOf(observation, target) === wanted).length;
    return {
      ...about,
      samples: members.length,
      functional: {
        pass: count('functional', 1),
        fail: count('functional', 0),
        inconclusive: count('functional', null),
      },
      security: {
        secure: count('security', 1),
        vulnerable: count('security', 0),
        inconclusive: count('security', null),
      },
      joint: count('joint', 1),
    };
  });
}
