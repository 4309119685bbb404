import type { OutcomeRow } from '@credence/viewer';
import type { Facts } from '@credence/viewer/facts';
import { outcomeColumn } from '@credence/viewer/helps';
import type { Target } from '../core/verdict.ts';
import type { Cell } from './cells.ts';

/** What became of the answers of each model: counts, by temperature and pooled. */
export function outcomeTable(facts: Facts, cells: readonly Cell[]): readonly OutcomeRow[] {
  return cells.map(({ about, rows }) => {
    const count = (target: Target) => {
      const outcome = outcomeColumn(facts, target);
      const counts = { good: 0, bad: 0, inconclusive: 0 };
      for (const row of rows) {
        counts[outcome[row] === 1 ? 'good' : outcome[row] === 0 ? 'bad' : 'inconclusive'] += 1;
      }
      return counts;
    };
    const [functional, security] = [count('functional'), count('security')];
    return {
      ...about,
      samples: rows.length,
      functional: {
        pass: functional.good,
        fail: functional.bad,
        inconclusive: functional.inconclusive,
      },
      security: {
        secure: security.good,
        vulnerable: security.bad,
        inconclusive: security.inconclusive,
      },
      joint: count('joint').good,
    };
  });
}
