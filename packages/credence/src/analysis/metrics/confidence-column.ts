import { float64List } from '../../core/growing-list.ts';
import { isEmpty, numberOf, quoted } from './cells.ts';
import type { RowProblem } from './source.ts';

/** How many values are of one kind, and the first of them. */
interface Seen {
  count: number;
  at: number;
  text: string;
}

const code = 'invalid-confidence';
const howToWrite = 'Write a number from 0 to 1, and leave the field empty where it is missing.';

/**
 * A column of confidences. Whether it holds fractions or percentages is only known at its end, so
 * the numbers are kept as written, with the first of every kind that could contradict the others.
 */
export class ConfidenceColumn {
  readonly #values = float64List();
  /** With a percent sign; and without: above 1, exactly 1, between 0 and 1, 0. */
  readonly #signed = unseen();
  readonly #above = unseen();
  readonly #one = unseen();
  readonly #between = unseen();
  readonly #zero = unseen();

  /** Adds a cell; says what is wrong with one that can be neither a fraction nor a percentage. */
  push(cell: unknown, at: number): RowProblem | undefined {
    if (isEmpty(cell)) {
      this.#values.push(Number.NaN);
      return undefined;
    }
    const isSigned = typeof cell === 'string' && cell.trimEnd().endsWith('%');
    const value = numberOf(isSigned ? cell.trimEnd().slice(0, -1) : cell);
    if (value === undefined) {
      return {
        code,
        message: `The confidence ${quoted(cell)} is not a number.`,
        remedy: howToWrite,
        at,
      };
    }
    if (value < 0 || value > 100) {
      return {
        code,
        message: `The confidence ${quoted(cell)} is outside [0,1].`,
        remedy: howToWrite,
        at,
      };
    }
    this.#values.push(value);
    const kind = isSigned ? this.#signed : this.#unsigned(value);
    kind.count += 1;
    if (kind.count === 1) {
      kind.at = at;
      kind.text = quoted(cell);
    }
    return undefined;
  }

  #unsigned(value: number): Seen {
    if (value > 1) return this.#above;
    if (value === 1) return this.#one;
    return value > 0 ? this.#between : this.#zero;
  }

  /**
   * The confidences in [0,1], NaN where missing. The whole column is in percent if every value has
   * the sign; or if none has it, none lies between 0 and 1, and more lie above 1 than are exactly 1
   * (which could mean 1% as well as 100%). Otherwise every value must be a fraction.
   */
  finish(): { readonly values: Float64Array; readonly percent: boolean } | RowProblem {
    const values = this.#values.view();
    const bare = [this.#above, this.#one, this.#between, this.#zero].filter(
      ({ count }) => count > 0,
    );
    const signed = this.#signed;
    if (signed.count > 0 && bare.length > 0) {
      const first = bare.reduce((a, b) => (a.at < b.at ? a : b));
      const [odd, usual] = signed.at > first.at ? [signed, first] : [first, signed];
      return {
        code,
        message: `The confidence ${odd.text} and the earlier ${usual.text} differ in the percent sign.`,
        remedy: 'Write the whole column with percent signs, or all of it without.',
        at: odd.at,
      };
    }
    const above = this.#above;
    if (above.count === 0 && signed.count === 0) return { values, percent: false };
    if (above.count > 0 && (this.#between.count > 0 || this.#one.count >= above.count)) {
      return this.#mixed();
    }
    // A division, so that 95 becomes the very number that is written 0.95.
    for (let i = 0; i < values.length; i += 1) values[i] = (values[i] ?? Number.NaN) / 100;
    return { values, percent: true };
  }

  #mixed(): RowProblem {
    const above = this.#above;
    const other = this.#between.count > 0 ? this.#between : this.#one;
    return {
      code,
      message: `The confidence ${above.text} is outside [0,1], and ${other.text} does not let the column be read as percentages.`,
      remedy: 'Write the whole column as fractions (0.95), or all of it with percent signs (95%).',
      at: above.at,
    };
  }
}

const unseen = (): Seen => ({ count: 0, at: 0, text: '' });
