import { CalibrationInputError } from '../data/errors.ts';
import type { Numbers, WeightOptions } from '../data/sample.ts';
import { FORMAT, readDocument, VERSION } from './format.ts';

/** A fitted map from stated to better confidences. Its whole state is `parameters`, plain data. */
export interface Recalibration<P = unknown> {
  /** Name of the method that fitted it. */
  readonly method: string;
  readonly parameters: P;
  /**
   * The recalibrated confidence.
   * @throws CalibrationInputError for a number outside [0,1].
   */
  apply(p: number): number;
  applyAll(p: Numbers): Float64Array;
  /** Called by `JSON.stringify`; {@link RecalibrationMethod.fromJSON} reads it back. */
  toJSON(): RecalibrationJson<P>;
}

export interface RecalibrationJson<P = unknown> {
  readonly format: typeof FORMAT;
  /** Version of the format; a reader refuses versions it does not know. */
  readonly version: typeof VERSION;
  readonly method: string;
  readonly parameters: P;
}

/** One way to recalibrate; all have this shape. */
export interface RecalibrationMethod<
  F extends Recalibration,
  O extends WeightOptions = WeightOptions,
> {
  readonly name: string;
  /**
   * Fits the map to confidences and outcomes.
   * @returns null where the data give no map: without points, or where the method says so.
   * @throws CalibrationInputError for a confidence outside [0,1] or an outcome other than 0 and 1.
   */
  fit(p: Numbers, y: Numbers, options?: O): F | null;
  /**
   * Reads a map written by `toJSON`, from the parsed JSON.
   * @throws CalibrationInputError (`recalibration-invalid`) saying what is wrong with it.
   */
  fromJSON(json: unknown): F;
}

/** Confidence checked: a number in [0,1]. */
export const readConfidence = (p: number, index?: number): number => {
  if (!(p >= 0 && p <= 1)) {
    const where = index === undefined ? '' : ` at index ${index}`;
    throw new CalibrationInputError(
      'confidence-out-of-range',
      `confidence ${p}${where} is not a number in [0,1]`,
      index,
    );
  }
  return p;
};

/** Makes the map object around a function of a valid confidence. */
export const recalibration = <P>(
  method: string,
  parameters: P,
  map: (p: number) => number,
): Recalibration<P> => ({
  method,
  parameters,
  apply: (p) => map(readConfidence(p)),
  applyAll: (p) => {
    const q = new Float64Array(p.length);
    for (let i = 0; i < q.length; i++) q[i] = map(readConfidence(p[i]!, i));
    return q;
  },
  toJSON: () => ({ format: FORMAT, version: VERSION, method, parameters }),
});

/** The parameters of a JSON document that must be of the given method. */
export const readParameters = (json: unknown, method: string): Readonly<Record<string, unknown>> =>
  readDocument(json, [method]).parameters;
