import { int32List } from '../../core/growing-list.ts';

/** Names turned into numbers 0, 1, 2, ... in order of first appearance, one for each row. */
export class Labels {
  readonly #numbers = new Map<string | null, number>();
  readonly #rows = int32List();

  push(label: string | null): void {
    let number = this.#numbers.get(label);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(label, number);
    }
    this.#rows.push(number);
  }

  get size(): number {
    return this.#numbers.size;
  }

  /** The name of each number. */
  names(): readonly (string | null)[] {
    return [...this.#numbers.keys()];
  }

  /** The number of each row. */
  rows(): Int32Array {
    return this.#rows.view();
  }
}
