/** Numbers values in the order in which they first come. */
export class Numbered<T> {
  readonly values: T[] = [];
  readonly #numbers = new Map<unknown, number>();

  /** @param identity what tells values apart that are not themselves the same when they are equal */
  number(value: T, identity: unknown = value): number {
    const known = this.#numbers.get(identity);
    if (known !== undefined) return known;
    this.#numbers.set(identity, this.values.length);
    return this.values.push(value) - 1;
  }

  find(identity: unknown): number {
    return this.#numbers.get(identity) ?? -1;
  }
}
