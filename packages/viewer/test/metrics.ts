import type { CalibrationRow, Estimate } from '../src/schema.ts';
import { random } from './random.ts';

export interface Point {
  readonly task: string;
  readonly confidence: number | null;
  readonly good: boolean | null;
}

interface Scored {
  readonly task: string;
  readonly p: number;
  readonly y: number;
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length;

function groupBy<K>(points: readonly Scored[], key: (point: Scored) => K): Map<K, Scored[]> {
  const groups = new Map<K, Scored[]>();
  for (const point of points) {
    const group = groups.get(key(point));
    if (group === undefined) groups.set(key(point), [point]);
    else group.push(point);
  }
  return groups;
}

const bins = (points: readonly Scored[]) => groupBy(points, ({ p }) => p);

function ece(points: readonly Scored[]): number | null {
  if (points.length === 0) return null;
  let sum = 0;
  for (const [p, group] of bins(points)) {
    sum += group.length * Math.abs(p - (mean(group.map(({ y }) => y)) ?? 0));
  }
  return sum / points.length;
}

function auroc(points: readonly Scored[]): number | null {
  const good = points.filter(({ y }) => y === 1).length;
  const bad = points.length - good;
  if (good === 0 || bad === 0) return null;
  let below = 0;
  let wins = 0;
  for (const [, group] of [...bins(points)].sort(([a], [b]) => a - b)) {
    const won = group.filter(({ y }) => y === 1).length;
    const lost = group.length - won;
    wins += won * (below + lost / 2);
    below += lost;
  }
  return wins / good / bad;
}

/** Percentile intervals from redrawing tasks; enough for fixtures. */
function estimate(
  points: readonly Scored[],
  statistic: (points: readonly Scored[]) => number | null,
  seed: number,
): Estimate {
  const value = statistic(points);
  const byTask = [...groupBy(points, ({ task }) => task).values()];
  if (value === null || byTask.length < 2) return { value, low: null, high: null };
  const next = random(seed);
  const draws: number[] = [];
  for (let draw = 0; draw < 60; draw++) {
    const drawn = byTask.flatMap(() => byTask[Math.floor(next() * byTask.length)] ?? []);
    const result = statistic(drawn);
    if (result !== null) draws.push(result);
  }
  draws.sort((a, b) => a - b);
  return { value, low: draws[1] ?? null, high: draws[draws.length - 2] ?? null };
}

export function calibrationRow(
  of: Pick<CalibrationRow, 'model' | 'temperature' | 'benchmark' | 'method' | 'target'>,
  all: readonly Point[],
): CalibrationRow {
  const withConfidence = all.filter(({ confidence }) => confidence !== null);
  const points = withConfidence
    .filter(({ good }) => good !== null)
    .map(({ task, confidence, good }) => ({ task, p: confidence ?? 0, y: good ? 1 : 0 }));
  const trusted = points.filter(({ p }) => p >= 0.8);
  const gap = (rows: readonly Scored[]) => mean(rows.map(({ p, y }) => p - y));
  const guess = (y: number) =>
    gap(
      withConfidence.map(({ task, confidence, good }) => ({
        task,
        p: confidence ?? 0,
        y: good === null ? y : Number(good),
      })),
    );
  const of95 = (statistic: (rows: readonly Scored[]) => number | null) =>
    estimate(points, statistic, 7);
  const raw = of95(ece);
  return {
    ...of,
    samples: all.length,
    n: points.length,
    tasks: new Set(points.map(({ task }) => task)).size,
    missing: all.length - withConfidence.length,
    inconclusive: withConfidence.length - points.length,
    accuracy: of95((rows) => mean(rows.map(({ y }) => y))),
    meanConfidence: of95((rows) => mean(rows.map(({ p }) => p))),
    gap: of95(gap),
    ece: raw,
    eceDebiased: { ...raw, value: raw.value === null ? null : raw.value * 0.96 },
    brier: of95((rows) => mean(rows.map(({ p, y }) => (p - y) ** 2))),
    auroc: of95(auroc),
    falseTrust: {
      threshold: 0.8,
      trusted: trusted.length,
      bad: trusted.filter(({ y }) => y === 0).length,
      rate: of95((rows) => mean(rows.filter(({ p }) => p >= 0.8).map(({ y }) => 1 - y))),
    },
    gapIfInconclusive: { good: guess(1), bad: guess(0) },
    reliability: [...bins(points)]
      .sort(([a], [b]) => a - b)
      .map(([confidence, group]) => ({
        confidence,
        n: group.length,
        rate: estimate(group, (rows) => mean(rows.map(({ y }) => y)), 3),
      })),
  };
}
