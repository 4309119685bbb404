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
