import { type ClusterIds, readClusters } from '../data/clusters.ts';
import { checkLength } from '../data/errors.ts';
import { readBetween, readCount } from '../data/options.ts';
import { asFloat64, type Numbers, readSample, type WeightOptions } from '../data/sample.ts';
import { sigmoid } from '../numeric/logistic.ts';
import { checkField, readFields, readNumber } from './format.ts';
import { fitShifts, type Grouping } from './group-shifts.ts';
import { onScale } from './logit-scale.ts';
import { plattScaling } from './platt.ts';
import {
  defineMethod,
  type Recalibration,
  type RecalibrationJson,
  type RecalibrationMethod,
  recalibration,
} from './recalibration.ts';
import { singleFromJson } from './single-methods.ts';

/** Groupings by name, each with the label of every point: `{ model: [...], language: [...] }`. */
export type Groups = Readonly<Record<string, ClusterIds>>;

/** Label of one point in each grouping, by the name of the grouping. */
export type GroupLabels = Readonly<Record<string, string | number>>;

type Shifts = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

export interface GroupwiseParameters {
  /** The map shared by all groups. */
  readonly base: RecalibrationJson;
  /** Number of equal-width bins of the shared map's result in which groups are told apart. */
  readonly bins: number;
  /** By grouping and label: what is added to the logit in each bin. */
  readonly shifts: Shifts;
}

export interface GroupwiseOptions extends WeightOptions {
  readonly groups?: Groups;
  /** Method of the shared map; default Platt scaling. */
  readonly base?: Pick<RecalibrationMethod<Recalibration>, 'fit'>;
  /** Bins of the shared map's result in which groups are told apart; default 5. */
  readonly bins?: number;
  /**
   * Penalty that draws shifts towards 0, in units of Fisher information (a point contributes at most
   * 1/4). Default: estimated from how much more the groups differ than chance explains.
   */
  readonly shrinkage?: number;
}

export interface Groupwise extends Recalibration<GroupwiseParameters> {
  /** Groupings and labels that the fit did not see change nothing. */
  apply(p: number, labels?: GroupLabels): number;
  applyAll(p: Numbers, groups?: Groups): Float64Array;
}

// Where the shared map says 0 or 1 there is no logit to shift.
const CLIP = 1e-6;

/**
 * Multicalibration over given, possibly overlapping groups: a shared map, then a shift of the logit
 * for every group and for every group within each bin of the shared map's result, all fitted
 * together by penalised maximum likelihood. In each such cell the sum of residuals is at most the
 * penalty times the shift: large groups become calibrated by themselves, small ones stay near the
 * shared map. The default penalty is the inverse of the variance between groups by the method of
 * moments; where groups differ no more than chance explains, nothing is shifted. Points of one task
 * are not independent, so chance explains more than it assumes: with few tasks a group, set
 * `shrinkage` higher.
 * Source: Hébert-Johnson, Kim, Reingold & Rothblum 2018 (multicalibration); DerSimonian & Laird
 * 1986 (variance between groups).
 */
export const groupwiseRecalibration: RecalibrationMethod<Groupwise, GroupwiseOptions> =
  defineMethod(
    'groupwise',
    (p, y, { groups = {}, base: method = plattScaling, bins = 5, shrinkage, weights }) => {
      readCount(bins, 'bins');
      if (shrinkage !== undefined) readBetween('shrinkage', shrinkage, 0, Number.POSITIVE_INFINITY);
      readSample(p, y, { weights });
      const groupings = Object.entries(groups).map(([name, ids]): Grouping => {
        checkLabels(name, ids, p.length);
        const labels = Array.from(ids, String);
        return { name, labels: [...new Set(labels)], of: readClusters(labels).of };
      });
      const base = method.fit(p, y, { weights });
      if (base === null) return null;
      const shared = base.applyAll(p);
      const data = {
        logit: shared.map((q) => onScale(q, CLIP)),
        bin: shared.map((q) => binOf(q, bins)),
        y: asFloat64(y),
        weights: weights && asFloat64(weights),
      };
      return groupwise(base, bins, fitShifts(data, groupings, bins, shrinkage));
    },
    (fields) => {
      const bins = readNumber(fields, 'bins', 1, 1e6);
      return groupwise(singleFromJson(fields.base), bins, readShifts(fields.shifts, bins));
    },
  );

const groupwise = (base: Recalibration, bins: number, shifts: Shifts): Groupwise => {
  const names = Object.keys(shifts);
  const shifted = (q: number, labelOf: (name: string) => string | number | undefined): number => {
    const k = binOf(q, bins);
    let shift = 0;
    for (const name of names) {
      const label = labelOf(name);
      if (label !== undefined && Object.hasOwn(shifts[name]!, label)) {
        shift += shifts[name]![label]![k]!;
      }
    }
    return shift === 0 ? q : sigmoid(onScale(q, CLIP) + shift);
  };
  const parameters = { base: base.toJSON(), bins, shifts };
  return {
    ...recalibration('groupwise', parameters, base.apply),
    apply: (p, labels = {}) => shifted(base.apply(p), (name) => labels[name]),
    applyAll: (p, groups = {}) => {
      for (const name of names) if (groups[name]) checkLabels(name, groups[name], p.length);
      return base.applyAll(p).map((q, i) => shifted(q, (name) => groups[name]?.[i]));
    },
  };
};

const binOf = (q: number, bins: number): number => Math.min(bins - 1, Math.floor(q * bins));

const checkLabels = (name: string, ids: ClusterIds, n: number): void =>
  checkLength(ids, `labels of "${name}"`, n);

const readShifts = (value: unknown, bins: number): Shifts => {
  for (const [name, byLabel] of Object.entries(readFields('"shifts"', value))) {
    for (const [label, list] of Object.entries(readFields(`"shifts"."${name}"`, byLabel))) {
      const good = Array.isArray(list) && list.length === bins && list.every(Number.isFinite);
      checkField(good, `"shifts"."${name}"."${label}"`, list, `a list of ${bins} numbers`);
    }
  }
  return value as Shifts;
};
