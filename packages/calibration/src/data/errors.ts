/** What was wrong with the numbers handed in; `code` is stable, `message` is for people. */
export type InputProblem =
  | 'length-mismatch'
  | 'confidence-out-of-range'
  | 'outcome-not-binary'
  | 'weight-invalid'
  | 'option-invalid'
  | 'recalibration-invalid';

/** Thrown for input that no convention gives a value to. Nothing is ever clamped silently. */
export class CalibrationInputError extends RangeError {
  declare readonly code: InputProblem;
  /** Position of the offending point, where there is one. */
  declare readonly index: number | undefined;

  constructor(code: InputProblem, message: string, index?: number) {
    super(message);
    this.name = 'CalibrationInputError';
    this.code = code;
    this.index = index;
  }
}

/** The error for something of which `what` says what it is, with its value, and `use` the remedy. */
export const inputError = (
  code: InputProblem,
  what: string,
  use: string,
  index?: number,
): CalibrationInputError => {
  const where = index === undefined ? '' : ` at index ${index}`;
  return new CalibrationInputError(code, `${what}${where}: use ${use}`, index);
};

/** Throws unless there is one of `what` for each of n points. */
export const checkLength = (list: ArrayLike<unknown>, what: string, n: number): void => {
  const { length } = list;
  if (length !== n) throw inputError('length-mismatch', `${length} ${what}`, `${n}, one a point`);
};

/** Throws unless an option is as it must be. */
export const checkOption = (good: boolean, what: string, use: string, index?: number): void => {
  if (!good) throw inputError('option-invalid', what, use, index);
};
