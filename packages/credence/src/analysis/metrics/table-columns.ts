import { float64List } from '../../core/growing-list.ts';
import { isEmpty, labelOf, numberOf, outcomeOf, quoted } from './cells.ts';
import { ConfidenceColumn } from './confidence-column.ts';
import { Labels } from './labels.ts';
import type { RowProblem } from './source.ts';

/** An optional column holds something in every row or in none: here is the first row of either kind. */
class Filled {
  #with = 0;
  #without = 0;

  see(cell: unknown, at: number): void {
    if (isEmpty(cell)) this.#without ||= at;
    else this.#with ||= at;
  }

  get any(): boolean {
    return this.#with > 0;
  }

  /** The first empty row of a column that is otherwise filled. */
  get gap(): number | undefined {
    return this.any && this.#without > 0 ? this.#without : undefined;
  }
}

/** The columns of a table while it is read. */
export class TableColumns {
  readonly confidence = new ConfidenceColumn();
  readonly outcome = float64List();
  readonly tasks = new Labels();
  readonly weight = float64List();
  readonly by: readonly Labels[];
  rows = 0;
  readonly #taskFilled = new Filled();
  readonly #weightFilled = new Filled();

  constructor(breakdowns: number) {
    this.by = Array.from({ length: breakdowns }, () => new Labels());
  }

  /** Adds a row: confidence, outcome, task, weight, then the columns to break down by. */
  add(cells: readonly unknown[], at: number): RowProblem | undefined {
    this.rows += 1;
    const [confidence, outcome, task, weight] = cells;
    this.#taskFilled.see(task, at);
    this.#weightFilled.see(weight, at);
    this.tasks.push(labelOf(task));
    this.by.forEach((labels, i) => {
      labels.push(labelOf(cells[4 + i]));
    });
    return (
      this.confidence.push(confidence, at) ??
      this.#addOutcome(outcome, at) ??
      this.#addWeight(weight, at)
    );
  }

  get hasTasks(): boolean {
    return this.#taskFilled.any;
  }

  get hasWeights(): boolean {
    return this.#weightFilled.any;
  }

  #addOutcome(cell: unknown, at: number): RowProblem | undefined {
    const value = isEmpty(cell) ? Number.NaN : outcomeOf(cell);
    if (value !== undefined) {
      this.outcome.push(value);
      return undefined;
    }
    return {
      code: 'invalid-outcome',
      message: `The outcome ${quoted(cell)} is neither 0 nor 1.`,
      remedy: 'Write 1 or true for good, 0 or false for bad, and nothing for inconclusive.',
      at,
    };
  }

  #addWeight(cell: unknown, at: number): RowProblem | undefined {
    const value = isEmpty(cell) ? Number.NaN : numberOf(cell);
    if (value !== undefined && !(value < 0)) {
      this.weight.push(value);
      return undefined;
    }
    return {
      code: 'invalid-weight',
      message: `The weight ${quoted(cell)} is not a number of at least 0.`,
      remedy: 'Write a number of at least 0 in every row.',
      at,
    };
  }

  /** What is wrong when an optional column has gaps. */
  gaps(): RowProblem | undefined {
    const task = this.#taskFilled.gap;
    if (task !== undefined) {
      return {
        code: 'missing-task',
        message: 'The task is empty, though other rows have one.',
        remedy: 'Name the task in every row, or in none.',
        at: task,
      };
    }
    const weight = this.#weightFilled.gap;
    if (weight === undefined) return undefined;
    return {
      code: 'invalid-weight',
      message: 'The weight is empty, though other rows have one.',
      remedy: 'Write a weight in every row, or in none.',
      at: weight,
    };
  }
}
