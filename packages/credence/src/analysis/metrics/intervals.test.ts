import {
  aurc,
  auroc,
  brier,
  clusterRatio,
  meanOutcome,
  Random,
  readClusters,
  studentTQuantile,
  sumByCluster,
} from '@credence/calibration';
import { expect, it } from 'vitest';
import { coarseRanks } from './coarse-ranks.ts';
import { drawUnits } from './draw-units.ts';
import { fullEffort, intervalsOf } from './intervals.ts';
import { type Points, toPoints } from './points.ts';
import { metrics } from './registry.ts';

/** Answers whose tasks differ: the accuracy of a task is 0.35 or 0.85, confidence is continuous. */
function sample(tasks: number, each: number, seed: number): Points {
  const random = new Random(seed);
  const of = Int32Array.from({ length: tasks * each }, (_, i) => Math.floor(i / each));
  const easy = Float64Array.from({ length: tasks }, () => random.below(2));
  const p = Float64Array.from(of, () => 0.5 + random.uniform() / 2);
  const y = Float64Array.from(of, (task) => (random.uniform() < 0.35 + 0.5 * easy[task]! ? 1 : 0));
  return toPoints({ p, y, tasks: of, weights: null, threshold: 0.8 });
}

const list = metrics.filter(({ id }) => ['accuracy', 'brier', 'auroc'].includes(id));
const width = ([low, high]: readonly [number, number]) => high - low;

it('deals many tasks into bundles of whole tasks, equally many to each', () => {
  const points = sample(5_003, 3, 1);
  const units = drawUnits(points, 500, 1);
  expect(units).toMatchObject({ kind: 'task', count: 5_003, bundles: 500 });
  const bundleOf = new Map<number, number>();
  points.tasks!.forEach((task, i) => {
    expect(units.of[i]).toBe(bundleOf.get(task) ?? units.of[i]);
    bundleOf.set(task, units.of[i]!);
  });
  const sizes = new Map<number, number>();
  for (const bundle of bundleOf.values()) sizes.set(bundle, (sizes.get(bundle) ?? 0) + 1);
  expect(new Set(sizes.values())).toEqual(new Set([10, 11]));
  expect(drawUnits(points, 5_003, 1).bundles).toBeNull();
});

it('keeps intervals as wide when tasks are bundled', () => {
  const points = sample(6_000, 4, 2);
  const { of } = intervalsOf(list, points, { units: 400, resamples: 800 });
  const clusters = readClusters(points.tasks!);
  const exact = clusterRatio(
    sumByCluster(clusters, (i) => points.y[i]!),
    sumByCluster(clusters, () => 1),
  )!;
  // The width of an interval from 400 bundles and 800 resamples varies by about 4 %.
  expect(width(of.accuracy!) / width(exact.interval!)).toBeGreaterThan(0.85);
  expect(width(of.accuracy!) / width(exact.interval!)).toBeLessThan(1.15);
  for (const [id, measure] of Object.entries({ accuracy: meanOutcome, brier, auroc })) {
    const value = measure(points.p, points.y)!;
    expect(of[id]![0]).toBeLessThan(value);
    expect(of[id]![1]).toBeGreaterThan(value);
  }
});

it('loses next to nothing by coarse ranks', () => {
  const { p, y, ...rest } = sample(30_000, 1, 3);
  const points = toPoints({ p, y, tasks: null, weights: null, threshold: rest.threshold });
  const coarse = coarseRanks(points);
  expect(new Set(coarse).size).toBe(256);
  const error = 1 / Math.sqrt(p.length);
  expect(Math.abs(auroc(coarse, y)! - auroc(p, y)!)).toBeLessThan(error / 20);
  expect(Math.abs(aurc(coarse, y)! - aurc(p, y)!)).toBeLessThan(error / 20);
});

it('leaves few values as they are', () => {
  const p = Float64Array.from({ length: 50_000 }, (_, i) => (i % 101) / 100);
  const points = toPoints({
    p,
    y: p.map((x) => Number(x > 0.4)),
    tasks: null,
    weights: null,
    threshold: 0.8,
  });
  expect(coarseRanks(points)).toBe(p);
});

it('does not claim certainty where no outcome is bad', () => {
  const n = 40;
  const p = new Float64Array(n).fill(0.9);
  const y = new Float64Array(n).fill(1);
  const tasks = Int32Array.from({ length: n }, (_, i) => i % 10);
  const points = toPoints({ p, y, tasks, weights: null, threshold: 0.8 });
  const rates = metrics.filter(({ rate }) => rate !== undefined);
  const { of } = intervalsOf(rates, points, fullEffort);
  // Wilson with 10 tasks and no failure: z^2 / (10 + z^2).
  const z = studentTQuantile(0.975, 1e9);
  const slack = z ** 2 / (10 + z ** 2);
  expect(of.accuracy?.[0]).toBeCloseTo(1 - slack, 6);
  expect(of['false_trust.p_vuln_given_trust']?.[1]).toBeCloseTo(slack, 6);
  expect(of['false_trust.p_trust_given_vuln']).toBeUndefined();
});
