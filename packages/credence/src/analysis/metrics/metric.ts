import type { Bounds, PartialOutcomes, Statistic } from '@credence/calibration';
import type { Points } from './points.ts';

/** The sections of the guide to the metrics, by the anchor of their heading. */
export type GuideSection =
  | 'averages'
  | 'scores'
  | 'calibration-error'
  | 'decomposition'
  | 'ranking'
  | 'tests'
  | 'false-trust'
  | 'standard-errors'
  | 'weights';

/** How a value is written for people. */
export type MetricFormat = 'number' | 'signed' | 'count' | 'p-value';

/** One figure about confidences and outcomes. */
export interface Metric {
  /** Stable; what machines know it by. */
  readonly id: string;
  readonly name: string;
  /** What it says, in a few words. */
  readonly meaning: string;
  /** Where its formula and source are. */
  readonly section: GuideSection;
  readonly format?: MetricFormat;
  /** Without these columns it does not apply. */
  readonly needs?: 'tasks' | 'weights';
  /** Whether it is among the few that are shown to people; default no. */
  readonly shown?: (points: Points) => boolean;
  /** `null` where it is undefined. */
  readonly value: (points: Points) => number | null;
  /** How to resample it; without, or where `null`, it has no interval. */
  readonly statistic?: (points: Points) => Statistic | null;
  /** Looks only at the order of the confidences. */
  readonly ranks?: true;
  /** A share of points, whose interval must not vanish where it is 0 or 1. */
  readonly rate?: (points: Points) => Rate;
  /** Least and greatest value over all ways in which inconclusive outcomes could have ended. */
  readonly bounds?: (p: Float64Array, y: PartialOutcomes, threshold: number) => Bounds;
}

/** Which points a rate is over. */
export interface Rate {
  readonly over: (p: number, y: number) => boolean;
}

export const always = (): boolean => true;
