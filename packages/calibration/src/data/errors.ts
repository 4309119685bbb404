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
  readonly code: InputProblem;
  /** Position of the offending point, where there is one. */
  readonly index: number | undefined;

  constructor(code: InputProblem, message: string, index?: number) {
    super(message);
    this.name = 'CalibrationInputError';
    this.code = code;
    this.index = index;
  }
}

/** Throws unless there is one of `what` for each of n points. */
export const checkLength = (list: ArrayLike<unknown>, what: string, n: number): void => {
  if (list.length !== n) {
    throw new CalibrationInputError('length-mismatch', `${list.length} ${what} for ${n} points`);
  }
};

/** Throws unless an option is as it must be. `what` names it with its value, `use` the remedy. */
export const checkOption = (good: boolean, what: string, use: string, index?: number): void => {
  if (!good) throw new CalibrationInputError('option-invalid', `${what}: use ${use}`, index);
};
