import { overconfidenceGap } from '@credence/calibration';
import type { CalibrationRow } from '@credence/viewer';
import { type Target, targets } from '../core/verdict.ts';
import { estimate, type Points } from './estimates.ts';
import { confidenceOf, type Observation, outcomeOf } from './observations.ts';
import { reliability } from './reliability.ts';

interface Scored {
  readonly task: string;
  readonly confidence: number;
  readonly outcome: 0 | 1;
}

const toPoints = (scored: readonly Scored[]): Points => ({
  p: Float64Array.from(scored, ({ confidence }) => confidence),
  y: Float64Array.from(scored, ({ outcome }) => outcome),
  groups: scored.map(({ task }) => task),
});

function gap(scored: readonly Scored[]): number | null {
  const { p, y } = toPoints(scored);
  return overconfidenceGap(p, y);
}

function row(
  about: Pick<CalibrationRow, 'model' | 'temperature' | 'benchmark' | 'method'>,
  target: Target,
  observations: readonly Observation[],
  threshold: number,
): CalibrationRow {
  const scored: Scored[] = [];
  const open: Omit<Scored, 'outcome'>[] = [];
  for (const observation of observations) {
    const confidence = confidenceOf(observation, about.method, target);
    if (confidence === null) continue;
    const outcome = outcomeOf(observation, target);
    const task = observation.task.id;
    if (outcome === null) open.push({ task, confidence });
    else scored.push({ task, confidence, outcome });
  }
  const points = toPoints(scored);
  const { falseTrust, ...estimates } = estimate(points, threshold);
  const trusted = scored.filter(({ confidence }) => confidence >= threshold);
  const gapIf = (outcome: 0 | 1) => gap([...scored, ...open.map((item) => ({ ...item, outcome }))]);
  return {
    ...about,
    target,
    samples: observations.length,
    n: scored.length,
    tasks: new Set(points.groups).size,
    missing: observations.length - scored.length - open.length,
    inconclusive: open.length,
    ...estimates,
    falseTrust: {
      threshold,
      trusted: trusted.length,
      bad: trusted.filter(({ outcome }) => outcome === 0).length,
      rate: falseTrust,
    },
    gapIfInconclusive: { good: gapIf(1), bad: gapIf(0) },
    reliability: reliability(points),
  };
}

/**
 * How overconfident is each model? One row per benchmark, model, temperature (`null`: all of them
 * pooled), method and target, in that order.
 */
export function calibrationTable(
  observations: readonly Observation[],
  methods: readonly string[],
  threshold: number,
): readonly CalibrationRow[] {
  return cells(observations).flatMap(({ about, members }) =>
    methods.flatMap((method) =>
      targets.map((target) => row({ ...about, method }, target, members, threshold)),
    ),
  );
}

interface Cell {
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
