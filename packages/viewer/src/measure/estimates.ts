import {
  type BinRule,
  type ClusterIds,
  clusterBootstrap,
  eceStatistic,
  readClusters,
  type Statistic,
} from '@credence/calibration';
import type { CalibrationRow, Estimate } from '../schema.ts';
import { resampledAuroc } from './auroc.ts';
import { bootstrapOptions } from './bootstrap-options.ts';
import { binned, noErrors, perBin, sumErrors } from './calibration-errors.ts';
import { lazily } from './lazily.ts';
import { nothing, toEstimate } from './percentiles.ts';
import { resample } from './task-resamples.ts';

/** Confidences and outcomes with the task of each, ready for the statistics. */
export interface Points {
  readonly p: Float64Array;
  readonly y: Float64Array;
  readonly groups: ClusterIds;
}

export const intervalsInWords =
  `95 % intervals: percentile cluster bootstrap by task, ${bootstrapOptions.resamples} resamples, ` +
  `seed ${bootstrapOptions.seed}. ECE: bins of one stated value each where every value occurs at ` +
  'least twice and values are few (at most a quarter of the points), else up to ten bins of equal ' +
  'mass; its debiased value removes the upward bias that few points a bin bring.';

/**
 * Bins for the calibration error. Distinct values need no choice of edges and suit stated
 * confidences, which are few; every bin must have two points for its noise to be estimable.
 */
export function binsFor(p: Float64Array): BinRule {
  const known = rules.get(p);
  if (known !== undefined) return known;
  const rule = ruleFor(p);
  rules.set(p, rule);
  return rule;
}

/** Several numbers and figures of one set of points ask for its bins. */
const rules = new WeakMap<Float64Array, BinRule>();

function ruleFor(p: Float64Array): BinRule {
  const counts = new Map<number, number>();
  for (const value of p) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > p.length / 4) break;
  }
  const few = counts.size <= p.length / 4;
  if (few && [...counts.values()].every((count) => count >= 2)) return { kind: 'distinct' };
  return { kind: 'mass', count: Math.max(1, Math.min(10, Math.floor(p.length / 4))) };
}

type Averages = 'accuracy' | 'meanConfidence' | 'gap' | 'ece' | 'eceDebiased' | 'brier' | 'auroc';

/** The statistics of the calibration table. */
export interface Estimates extends Pick<CalibrationRow, Averages> {
  readonly falseTrust: Estimate;
}

/** Points with their tasks as numbers. */
interface Numbered extends Pick<Points, 'p' | 'y'> {
  readonly task: Int32Array;
  readonly tasks: number;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : Number.NaN);

/** The statistics that are means, or ratios of two. */
function means({ p, y, task, tasks }: Numbered, threshold: number) {
  const columns = 7;
  const rows = new Float64Array(tasks * columns);
  for (let i = 0; i < p.length; i += 1) {
    const [said, was] = [p[i]!, y[i]!];
    const at = task[i]! * columns;
    rows[at]! += 1;
    rows[at + 1]! += said;
    rows[at + 2]! += was;
    rows[at + 3]! += said - was;
    rows[at + 4]! += (said - was) ** 2;
    if (said < threshold) continue;
    rows[at + 5]! += 1;
    rows[at + 6]! += 1 - was;
  }
  const names = ['meanConfidence', 'accuracy', 'gap', 'brier', 'falseTrust'] as const;
  return resample({ tasks, columns, rows }, names, (totals, into) => {
    const n = totals[0]!;
    for (let index = 0; index < 4; index += 1) into[index] = share(totals[1 + index]!, n);
    into[4] = share(totals[6]!, totals[5]!);
  });
}

/** With more bins than these most tasks have points in few of them, and sums over all would be waste. */
const manyBins = 64;

/** ECE and its debiased value: the library's `ece`. */
function errors(numbered: Numbered, points: Points): Record<'ece' | 'eceDebiased', Estimate> {
  const { p, y, task, tasks } = numbered;
  const rule = binsFor(p);
  const { bins, of } = binned(p, y, rule);
  if (bins > manyBins) {
    const of = (debiased: boolean) => bootstrap(points, eceStatistic({ bins: rule, debiased }));
    return lazily({ ece: () => of(false), eceDebiased: () => of(true) });
  }
  const columns = perBin * bins;
  const rows = new Float64Array(tasks * columns);
  for (let i = 0; i < p.length; i += 1) {
    const at = task[i]! * columns + perBin * of[i]!;
    rows[at]! += 1;
    rows[at + 1]! += p[i]!;
    rows[at + 2]! += y[i]!;
  }
  const sums = noErrors();
  const both = resample({ tasks, columns, rows }, ['ece', 'eceDebiased'], (totals, into) => {
    sumErrors(totals, 0, sums);
    into[0] = share(sums.gaps, sums.n);
    into[1] = share(sums.debiased, sums.n);
  });
  return lazily({
    ece: () => toEstimate(both.ece),
    eceDebiased: () => toEstimate(both.eceDebiased),
  });
}

/** A statistic of the library with its interval by task. */
function bootstrap(points: Points, statistic: Statistic): Estimate {
  if (points.p.length === 0) return nothing;
  const { result } = clusterBootstrap(points, { result: statistic }, bootstrapOptions);
  const { estimate, interval } = result;
  return { value: estimate, low: interval?.[0] ?? null, high: interval?.[1] ?? null };
}

/**
 * Every statistic of the calibration table with its interval, each computed when it is looked at: a
 * page shows few of them at a time. All see the same resamples.
 */
export function estimate(points: Points, threshold: number): Estimates {
  const { p, y, groups } = points;
  const tasks = lazily({ read: () => readClusters(groups) });
  const numbered = (): Numbered => ({ p, y, task: tasks.read.of, tasks: tasks.read.size });
  const shared = lazily({
    means: () => means(numbered(), threshold),
    errors: () => errors(numbered(), points),
  });
  const mean = (name: keyof ReturnType<typeof means>) => () => toEstimate(shared.means[name]);
  return lazily<Estimates>({
    accuracy: mean('accuracy'),
    meanConfidence: mean('meanConfidence'),
    gap: mean('gap'),
    ece: () => shared.errors.ece,
    eceDebiased: () => shared.errors.eceDebiased,
    brier: mean('brier'),
    auroc: () => {
      const { of: task, size } = tasks.read;
      return p.length === 0 ? nothing : toEstimate(resampledAuroc(p, y, task, size));
    },
    falseTrust: mean('falseTrust'),
  });
}
