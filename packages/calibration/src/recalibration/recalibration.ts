import { zeros } from '../data/arrays.ts';
import { invalidPoint, isConfidence, type Numbers, type WeightOptions } from '../data/sample.ts';
import { type Fields, FORMAT, readDocument, VERSION } from './format.ts';

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

/**
 * Makes a method.
 * @param read makes a map from the parameters in a document, checking them.
 */
/* @__NO_SIDE_EFFECTS__ */
export const defineMethod = <F extends Recalibration, O extends WeightOptions = WeightOptions>(
  name: string,
  fit: (p: Numbers, y: Numbers, options: Partial<O>) => F | null,
  read: (fields: Fields) => F,
): RecalibrationMethod<F, O> => ({
  name,
  fit: (p, y, options = {} as O) => fit(p, y, options),
  fromJSON: (json) => read(readDocument(json, [name]).parameters),
});

/** Makes a reader of a map of any of some methods. */
/* @__NO_SIDE_EFFECTS__ */
export const readerOf =
  (methods: Readonly<Record<string, { fromJSON(json: unknown): Recalibration }>>) =>
  (json: unknown): Recalibration =>
    methods[readDocument(json, Object.keys(methods)).method]!.fromJSON(json);

/** A confidence, checked. */
export const readConfidence = (p: number, index?: number): number => {
  if (!isConfidence(p)) throw invalidPoint(p, 0, index);
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
  applyAll: (p) => zeros(p.length).map((_, i) => map(readConfidence(p[i]!, i))),
  toJSON: () => ({ format: FORMAT, version: VERSION, method, parameters }),
});
