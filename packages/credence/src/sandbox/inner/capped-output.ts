import { Readable } from 'node:stream';
import { setImmediate as immediate } from 'node:timers/promises';

/**
 * Passes streams on until they have carried `limit` bytes together. Holds what nobody has read
 * yet, at most `limit` bytes, so that a reader who waits for the end of the process never
 * deadlocks with it.
 */
export class CappedOutput {
  readonly #limit: number;
  readonly #onExceeded: () => void;
  #carried = 0;

  constructor(limit: number, onExceeded: () => void) {
    this.#limit = limit;
    this.#onExceeded = onExceeded;
  }

  /**
   * Waits until a turn of the event loop brought nothing more, or more than there is room for. What
   * a process wrote before it ended is in the pipes by then, but after a stall still unread: timers
   * go before input.
   */
  async settle(): Promise<void> {
    for (let before = -1; before !== this.#carried && this.#carried <= this.#limit; ) {
      before = this.#carried;
      await immediate();
      await immediate();
    }
  }

  cap(source: Readable): Readable {
    const capped = new Readable({ read() {} });
    let ended = false;
    const end = () => {
      if (!ended) capped.push(null);
      ended = true;
    };
    source.on('data', (chunk: Buffer) => {
      const room = this.#limit - this.#carried;
      this.#carried += chunk.length;
      if (!ended && room > 0) capped.push(chunk.subarray(0, room));
      if (chunk.length > room) this.#onExceeded();
    });
    // A reset connection is the end of what the process wrote, not an error of ours.
    source.on('error', end);
    source.on('close', end);
    return capped;
  }
}
