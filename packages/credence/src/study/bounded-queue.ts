/**
 * Hands work from one stage to the next. A full queue makes its producers wait, so that what is in
 * memory stays bounded however much faster they are.
 */
export class BoundedQueue<T> {
  readonly #capacity: number;
  readonly #items: T[] = [];
  #closed = false;
  #wake: (() => void)[] = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  async push(item: T): Promise<void> {
    while (this.#items.length >= this.#capacity) await this.#changed();
    this.#items.push(item);
    this.#signal();
  }

  /** The next item, or `undefined` when the queue is closed and empty. */
  async take(): Promise<T | undefined> {
    for (;;) {
      const item = this.#items.shift();
      if (item !== undefined) {
        this.#signal();
        return item;
      }
      if (this.#closed) return undefined;
      await this.#changed();
    }
  }

  close(): void {
    this.#closed = true;
    this.#signal();
  }

  #changed(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  #signal(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }
}
