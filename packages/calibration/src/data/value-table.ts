const SLOTS = 4096;
const CAPACITY = 1024;

/**
 * A small open-addressing hash table from confidence to a dense number, in order of appearance.
 * Stated confidences take few distinct values, and a look-up here is far cheaper than a sort.
 */
export class ValueTable {
  size = 0;
  readonly values = new Float64Array(CAPACITY);
  readonly #slot = new Int16Array(SLOTS);
  readonly #float = new Float64Array(1);
  readonly #word = new Uint32Array(this.#float.buffer);

  /** The number of `x`, adding it if new; -1 when the table is full. */
  numberOf(x: number): number {
    this.#float[0] = x + 0; // -0 and 0 are one value
    let h = Math.imul(this.#word[0]! ^ Math.imul(this.#word[1]!, 0x9e3779b1), 0x85ebca6b);
    h = (h ^ (h >>> 15)) & (SLOTS - 1);
    for (;;) {
      const entry = this.#slot[h]!;
      if (entry === 0) break;
      if (this.values[entry - 1] === x) return entry - 1;
      h = (h + 1) & (SLOTS - 1);
    }
    if (this.size === CAPACITY) return -1;
    this.values[this.size] = x + 0;
    this.#slot[h] = ++this.size;
    return this.size - 1;
  }

  /** Numbers of the values in ascending order of value. */
  ascending(): Int32Array {
    const order = Int32Array.from({ length: this.size }, (_, i) => i);
    return order.sort((a, b) => this.values[a]! - this.values[b]!);
  }
}
