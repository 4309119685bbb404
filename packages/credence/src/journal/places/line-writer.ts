import { type FileHandle, open } from 'node:fs/promises';
import { InfrastructureError } from '../../core/errors.ts';

const chunk = 1 << 20;

/** Writes lines to a new file, a mebibyte at a time. */
export class LineWriter {
  readonly #file: string;
  readonly #handle: FileHandle;
  #waiting: string[] = [];
  #length = 0;

  private constructor(file: string, handle: FileHandle) {
    this.#file = file;
    this.#handle = handle;
  }

  static async open(file: string): Promise<LineWriter> {
    return new LineWriter(file, await open(file, 'wx'));
  }

  async add(line: string): Promise<void> {
    this.#waiting.push(line);
    this.#length += line.length + 1;
    if (this.#length >= chunk) await this.#flush();
  }

  /** Throws `InfrastructureError` where the file could not be written. */
  async close(): Promise<void> {
    try {
      await this.#flush();
      await this.#handle.datasync();
    } finally {
      await this.#handle.close();
    }
  }

  async #flush(): Promise<void> {
    if (this.#waiting.length === 0) return;
    const text = `${this.#waiting.join('\n')}\n`;
    this.#waiting = [];
    this.#length = 0;
    try {
      await this.#handle.appendFile(text);
    } catch (cause) {
      throw new InfrastructureError(
        'journal-write',
        `The file could not be written: ${cause instanceof Error ? cause.message : cause}`,
        {
          location: { file: this.#file },
          remedy: 'Make room on the disk (or mend its permissions) and do it again.',
          cause,
        },
      );
    }
  }
}
