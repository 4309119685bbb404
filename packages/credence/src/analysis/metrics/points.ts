import {
  type BinRule,
  type BinSums,
  binPoints,
  binTally,
  readSample,
  type Tally,
  tally,
} from '@credence/calibration';

/** The rows that have both a confidence and an outcome, and where the metrics look for them. */
export interface Points {
  readonly p: Float64Array;
  readonly y: Float64Array;
  /** The number of each point's task; `null` without tasks. */
  readonly tasks: Int32Array | null;
  readonly weights: Float64Array | null;
  /** From this confidence on a point is trusted. */
  readonly threshold: number;
  /** The points summed per distinct confidence, once for all metrics that take them so. */
  tally(): Tally;
  /** The points summed per bin, once for each rule. */
  bins(rule: BinRule): BinSums;
  /** What several metrics are parts of, computed once. */
  once<T>(name: string, make: () => T): T;
}

export type PointData = Pick<Points, 'p' | 'y' | 'tasks' | 'weights' | 'threshold'>;

export function toPoints(data: PointData): Points {
  const made = new Map<string, unknown>();
  const once = <T>(name: string, make: () => T): T => {
    if (!made.has(name)) made.set(name, make());
    return made.get(name) as T;
  };
  const tallied = () => once('tally', () => tally(readSample(data.p, data.y)));
  const binned = (rule: BinRule) =>
    rule.kind === 'width' ? binPoints(data.p, data.y, rule) : binTally(tallied(), rule);
  return {
    ...data,
    once,
    tally: tallied,
    bins: (rule) => once(`bins ${JSON.stringify(rule)}`, () => binned(rule)),
  };
}

/** Whether confidences repeat enough to be bins of their own, as stated ones do. */
export function hasFewValues(points: Points): boolean {
  return points.p.length > 0 && points.bins({ kind: 'distinct' }).size <= points.p.length / 4;
}
