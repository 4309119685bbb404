/**
 * Numbers of one typed array that grows by doubling: a file of unknown length takes eight bytes a
 * number, or four, and no objects.
 */
export class GrowingList<A extends Float64Array | Int32Array> {
  #values: A;
  #length = 0;
  readonly #make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#values = make(1024);
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = this.#make(2 * this.#length);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** The numbers so far, without a copy. */
  view(): A {
    return this.#values.subarray(0, this.#length) as A;
  }
}

export const float64List = () => new GrowingList((length) => new Float64Array(length));
export const int32List = () => new GrowingList((length) => new Int32Array(length));
