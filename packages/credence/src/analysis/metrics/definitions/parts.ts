import type { Metric, MetricFormat } from '../metric.ts';
import type { Points } from '../points.ts';

/** One figure of several that are computed together. */
export interface Part<T> {
  readonly key: string;
  readonly name: string;
  readonly meaning: string;
  readonly format?: MetricFormat;
  readonly shown?: NonNullable<Metric['shown']>;
  readonly pick: (whole: T) => number | null;
}

/** The metrics `id.key` of one computation, which is done once for the same points. */
export function partsOf<T>(
  id: string,
  about: Pick<Metric, 'section' | 'needs'>,
  make: (points: Points) => T | null,
  parts: readonly Part<T>[],
): readonly Metric[] {
  return parts.map(({ key, pick, ...part }) => ({
    ...about,
    ...part,
    id: `${id}.${key}`,
    value: (points) => {
      const whole = points.once(id, () => make(points));
      return whole === null ? null : pick(whole);
    },
  }));
}
