import type { AnswerTexts } from '../pack/facts.ts';
import { unpackTexts } from '../pack/texts.ts';

/** Where the texts of samples are when they are not in the page itself. */
export interface Elsewhere {
  /** The page that shows a sample: `report-answers/3.html`. */
  readonly pageOf: (row: number) => string;
}

/** The texts of samples, unpacked when a reader wants to see one. */
export class AnswerStore {
  readonly #perChunk: number;
  readonly #read: (chunk: number) => Promise<string>;
  readonly #chunks = new Map<number, Promise<readonly AnswerTexts[]>>();
  readonly #here = new Map<number, readonly AnswerTexts[]>();
  readonly elsewhere: Elsewhere | null;

  constructor(
    perChunk: number,
    read: (chunk: number) => Promise<string>,
    elsewhere: Elsewhere | null,
  ) {
    this.#perChunk = perChunk;
    this.#read = read;
    this.elsewhere = elsewhere;
  }

  /** The texts if they have been unpacked already. */
  peek(row: number): AnswerTexts | null {
    return this.#here.get(Math.floor(row / this.#perChunk))?.[row % this.#perChunk] ?? null;
  }

  async texts(row: number): Promise<AnswerTexts> {
    const chunk = Math.floor(row / this.#perChunk);
    let reading = this.#chunks.get(chunk);
    if (reading === undefined) {
      reading = this.#read(chunk).then(unpackTexts);
      this.#chunks.set(chunk, reading);
    }
    try {
      const texts = await reading;
      this.#here.set(chunk, texts);
      const found = texts[row % this.#perChunk];
      if (found === undefined) throw new Error('The report lacks this answer.');
      return found;
    } catch (error) {
      // Asked again, it may be there: a report that is served can have been out of reach.
      this.#chunks.delete(chunk);
      throw error;
    }
  }
}
