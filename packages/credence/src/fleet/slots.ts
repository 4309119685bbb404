/** Places for work of one kind, as many as `width` says at the time. */
export class Slots {
  readonly #width: () => number;
  #used = 0;
  #wake: (() => void)[] = [];

  constructor(width: () => number) {
    this.#width = width;
  }

  /** Takes up to so many places. @returns how many */
  take(most: number): number {
    const taken = Math.max(0, Math.min(most, Math.max(1, this.#width()) - this.#used));
    this.#used += taken;
    return taken;
  }

  give(places: number): void {
    this.#used -= places;
    const waiting = this.#wake;
    this.#wake = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when places were given back. */
  changed(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }
}
