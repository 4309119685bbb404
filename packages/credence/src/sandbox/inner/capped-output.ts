import { Readable } from 'node:stream';

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
