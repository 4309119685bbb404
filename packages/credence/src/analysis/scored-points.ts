import type { Target } from '../core/verdict.ts';
import type { Points } from './estimates.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';

/** Points with what groups of answers they belong to, for recalibration within groups. */
export interface LabelledPoints extends Points {
  readonly groups: readonly string[];
  readonly labels: { readonly language: readonly string[]; readonly cwe: readonly string[] };
}

/** The answers that have both a confidence and a conclusive outcome. */
export function scoredPoints(
  observations: readonly Observation[],
  method: string,
  target: Target,
): LabelledPoints {
  const p: number[] = [];
  const y: number[] = [];
  const groups: string[] = [];
  const language: string[] = [];
  const cwe: string[] = [];
  for (const observation of observations) {
    const confidence = confidenceOf(observation, method, target);
    if (confidence === null) continue;
    const outcome = outcomeOf(observation, target);
    if (outcome === null) continue;
    const { task } = observation;
    p.push(confidence);
    y.push(outcome);
    groups.push(task.id);
    language.push(task.language);
    cwe.push(task.cwe);
  }
  return { p: Float64Array.from(p), y: Float64Array.from(y), groups, labels: { language, cwe } };
}

/** The points at some places. */
export function pick({ p, y, groups, labels }: LabelledPoints, places: Int32Array): LabelledPoints {
  const of = (texts: readonly string[]) => Array.from(places, (place) => texts[place]!);
  return {
    p: Float64Array.from(places, (place) => p[place]!),
    y: Float64Array.from(places, (place) => y[place]!),
    groups: of(groups),
    labels: { language: of(labels.language), cwe: of(labels.cwe) },
  };
}

export const tasksOf = ({ groups }: Pick<LabelledPoints, 'groups'>): ReadonlySet<string> =>
  new Set(groups);
