import { Random, readClusters } from '@credence/calibration';
import type { Points } from './points.ts';

/** What the bootstrap draws: tasks, or rows where there are none, or bundles of either. */
export interface DrawUnits {
  readonly kind: 'task' | 'row';
  /** How many tasks, or rows, there are. */
  readonly count: number;
  /** Into how many bundles they were dealt; `null` when they are drawn one by one. */
  readonly bundles: number | null;
  /** The unit of each point. */
  readonly of: Int32Array;
}

/**
 * What to draw from the points. More than `most` tasks are dealt at random into that many bundles of
 * equally many tasks: bundles of independent tasks are independent, so that intervals stay right,
 * while a resample no longer costs more the larger the file is.
 */
export function drawUnits({ p, tasks }: Points, most: number, seed: number): DrawUnits {
  const kind = tasks ? 'task' : 'row';
  const clusters = tasks ? readClusters(tasks) : { size: p.length, of: Int32Array.from(p.keys()) };
  if (clusters.size <= most) {
    return { kind, count: clusters.size, bundles: null, of: clusters.of };
  }
  const place = shuffled(clusters.size, new Random(seed));
  const of = clusters.of.map((task) => (place[task] ?? 0) % most);
  return { kind, count: clusters.size, bundles: most, of };
}

/** The numbers 0 to size - 1 in random order (Fisher and Yates). */
function shuffled(size: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i -= 1) {
    const j = random.below(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}
