import type { Target } from '../core/verdict.ts';
import type { Points } from './estimates.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';

/** Points with what groups of answers they belong to, for recalibration within groups. */
export interface LabelledPoints extends Points {
  readonly labels: { readonly language: readonly string[]; readonly cwe: readonly string[] };
}

/** The answers that have both a confidence and a conclusive outcome. */
export function scoredPoints(
  observations: readonly Observation[],
  method: string,
  target: Target,
): LabelledPoints {
  const scored = observations.flatMap((observation) => {
    const confidence = confidenceOf(observation, method, target);
    const outcome = outcomeOf(observation, target);
    return confidence === null || outcome === null
      ? []
      : [{ task: observation.task, confidence, outcome }];
  });
  return {
    p: Float64Array.from(scored, ({ confidence }) => confidence),
    y: Float64Array.from(scored, ({ outcome }) => outcome),
    groups: scored.map(({ task }) => task.id),
    labels: {
      language: scored.map(({ task }) => task.language),
      cwe: scored.map(({ task }) => task.cwe),
    },
  };
}

/** The points whose position in the list the condition holds for. */
export function pick(
  { p, y, groups, labels }: LabelledPoints,
  wanted: (index: number) => boolean,
): LabelledPoints {
  const keep = (_: unknown, index: number) => wanted(index);
  return {
    p: p.filter(keep),
    y: y.filter(keep),
    groups: groups.filter(keep),
    labels: { language: labels.language.filter(keep), cwe: labels.cwe.filter(keep) },
  };
}

export const tasksOf = ({ groups }: Pick<Points, 'groups'>): ReadonlySet<string> => new Set(groups);
