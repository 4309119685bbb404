import { type FileHandle, open } from 'node:fs/promises';
import { InfrastructureError } from '../core/errors.ts';

interface Entry {
  readonly bodies: string;
  readonly fact: string;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Appends facts and bodies to one pair of files, many waiting records with one write each. Bodies
 * go first, so that an acknowledged fact never names a body that is not there.
 */
export class SegmentWriter {
  readonly #factsFile: string;
  readonly #facts: FileHandle;
  readonly #bodies: FileHandle;
  #waiting: Entry[] = [];
  #writing: Promise<void> | null = null;
  #broken: InfrastructureError | null = null;

  private constructor(factsFile: string, facts: FileHandle, bodies: FileHandle) {
    this.#factsFile = factsFile;
    this.#facts = facts;
    this.#bodies = bodies;
  }

  /** Opens two new files; an existing file is never appended to, since its tail may be torn. */
  static async open(factsFile: string, bodiesFile: string): Promise<SegmentWriter> {
    const bodies = await open(bodiesFile, 'ax');
    return new SegmentWriter(factsFile, await open(factsFile, 'ax'), bodies);
  }

  append(fact: string, bodies: string): Promise<void> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ fact, bodies, resolve, reject });
      this.#writing ??= this.#drain();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    for (const handle of [this.#bodies, this.#facts]) {
      if (!this.#broken) await handle.datasync();
      await handle.close();
    }
  }

  async #drain(): Promise<void> {
    // One turn of the event loop gathers what was put in the same moment.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        if (this.#broken) throw this.#broken;
        const bodies = batch.map((entry) => entry.bodies).join('');
        if (bodies !== '') await this.#bodies.appendFile(bodies);
        await this.#facts.appendFile(batch.map((entry) => entry.fact).join(''));
        for (const entry of batch) entry.resolve();
      } catch (error) {
        // After a failed write the tail may be torn, and nothing may follow a torn line.
        this.#broken ??= new InfrastructureError(
          'journal-write',
          `The journal could not be written: ${error instanceof Error ? error.message : error}`,
          {
            location: { file: this.#factsFile },
            remedy:
              'Make room on the disk (or mend its permissions) and run the study again: it resumes.',
            cause: error,
          },
        );
        for (const entry of batch) entry.reject(this.#broken);
      }
    }
    this.#writing = null;
  }
}
