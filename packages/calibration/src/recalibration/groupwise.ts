import type { ClusterIds } from '../data/clusters.ts';
import { CalibrationInputError } from '../data/errors.ts';
import { type Numbers, readSample, type WeightOptions } from '../data/sample.ts';
import { sigmoid } from '../numeric/logistic.ts';
import { invalidDocument, isFields, readNumber } from './format.ts';
import { fitShifts, type Grouping } from './group-shifts.ts';
import { onScale } from './logit-scale.ts';
import { plattScaling } from './platt.ts';
import {
  type Recalibration,
  type RecalibrationJson,
  type RecalibrationMethod,
  readParameters,
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
export const groupwiseRecalibration: RecalibrationMethod<Groupwise, GroupwiseOptions> = {
  name: 'groupwise',
  fit(p, y, options = {}) {
    const { groups = {}, shrinkage, bins = 5 } = options;
    checkOptions(bins, shrinkage);
    const sample = readSample(p, y, options);
    const groupings = Object.entries(groups).map(([name, labels]) =>
      readGrouping(name, labels, sample.n),
    );
    const base = (options.base ?? plattScaling).fit(p, y, { weights: options.weights });
    if (base === null) return null;
    const shared = base.applyAll(p);
    const data = {
      logit: shared.map((q) => onScale(q, CLIP)),
      bin: Uint32Array.from(shared.map((q) => binOf(q, bins))),
      y: sample.y,
      weights: sample.weights,
    };
    return groupwise(base, bins, fitShifts(data, groupings, bins, shrinkage));
  },
  fromJSON(json) {
    const fields = readParameters(json, 'groupwise');
    const bins = readNumber(fields, 'bins', 1, 1e6);
    return groupwise(singleFromJson(fields.base), bins, readShifts(fields.shifts, bins));
  },
};

const groupwise = (base: Recalibration, bins: number, shifts: Shifts): Groupwise => {
  const names = Object.keys(shifts);
  const shifted = (
    shared: number,
    labelOf: (name: string) => string | number | undefined,
  ): number => {
    const k = binOf(shared, bins);
    let shift = 0;
    for (const name of names) {
      const label = labelOf(name);
      if (label !== undefined && Object.hasOwn(shifts[name]!, label)) {
        shift += shifts[name]![label]![k]!;
      }
    }
    return shift === 0 ? shared : sigmoid(onScale(shared, CLIP) + shift);
  };
  const parameters = { base: base.toJSON(), bins, shifts };
  return {
    ...recalibration('groupwise', parameters, base.apply),
    apply: (p, labels = {}) => shifted(base.apply(p), (name) => labels[name]),
    applyAll: (p, groups = {}) => {
      for (const name of names) checkLength(name, groups[name], p.length);
      return base.applyAll(p).map((q, i) => shifted(q, (name) => groups[name]?.[i]));
    },
  };
};

const binOf = (q: number, bins: number): number => Math.min(bins - 1, Math.floor(q * bins));

const readGrouping = (name: string, ids: ClusterIds, n: number): Grouping => {
  checkLength(name, ids, n);
  const position = new Map<string, number>();
  const of = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const label = String(ids[i]!);
    const known = position.get(label);
    of[i] = known ?? position.size;
    if (known === undefined) position.set(label, position.size);
  }
  return { name, labels: [...position.keys()], of };
};

const checkLength = (name: string, ids: ClusterIds | undefined, n: number): void => {
  if (ids !== undefined && ids.length !== n) {
    throw new CalibrationInputError(
      'length-mismatch',
      `${ids.length} labels of "${name}" for ${n} points`,
    );
  }
};

const checkOptions = (bins: number, shrinkage: number | undefined): void => {
  if (!(Number.isInteger(bins) && bins >= 1)) {
    throw new CalibrationInputError('option-invalid', `bins ${bins}: use a whole number >= 1`);
  }
  if (shrinkage !== undefined && !(shrinkage > 0 && shrinkage < Number.POSITIVE_INFINITY)) {
    throw new CalibrationInputError(
      'option-invalid',
      `shrinkage ${shrinkage}: use a number above 0`,
    );
  }
};

const readShifts = (value: unknown, bins: number): Shifts => {
  if (!isFields(value)) throw invalidDocument('"shifts" is not an object');
  for (const [name, byLabel] of Object.entries(value)) {
    if (!isFields(byLabel)) throw invalidDocument(`"shifts"."${name}" is not an object`);
    for (const [label, list] of Object.entries(byLabel)) {
      const good = Array.isArray(list) && list.length === bins && list.every(Number.isFinite);
      if (!good) {
        throw invalidDocument(`"shifts"."${name}"."${label}" is not a list of ${bins} numbers`);
      }
    }
  }
  return value as Shifts;
};
