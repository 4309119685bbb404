import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps. */
const settleMs = 150;

/** Changes of files, watched from the moment it is made. Close it. */
export class FileChanges implements AsyncIterable<void> {
  readonly #watchers: readonly FSWatcher[];
  #timer: NodeJS.Timeout | undefined;
  #changed = false;
  #closed = false;
  #wake = () => {};

  /** Watches a folder, with all below it, and a file. */
  constructor(folder: string, file: string) {
    this.#watchers = [
      watch(folder, { recursive: true }, () => this.#settle()),
      // Its folder, for many editors put a new file in the place of the old one.
      watch(dirname(file), (_, name) => {
        if (name === null || name === basename(file)) this.#settle();
      }),
    ];
  }

  /** Yields once no further change has followed on one for a moment; ends when closed. */
  async *[Symbol.asyncIterator](): AsyncGenerator<void, void, undefined> {
    while (!this.#closed) {
      if (!this.#changed) {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
      if (this.#closed) return;
      this.#changed = false;
      yield;
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers) watcher.close();
    this.#wake();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#changed = true;
      this.#wake();
    }, settleMs);
  }
}
