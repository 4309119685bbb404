import { InfrastructureError, InputError } from '../core/errors.ts';
import type { BodyHash, JournalRecord } from '../core/records.ts';
import type { Sql } from '../journal/postgres/database.ts';
import { contentsOf, parseRecord, parseText } from '../journal/postgres/rows.ts';
import { gather } from './gather.ts';

/** Work that is not what its key says. It fails each time, and so ends among the dead. */
export function foreign(what: string): InfrastructureError {
  return new InfrastructureError('foreign-work', `The work is not what its key says: ${what}.`);
}

/**
 * What the jobs of a worker read of a study's journal, many of them in one statement. Nothing of it is
 * believed: records must have their keys, and texts their hashes. What is damaged is a fault of the job
 * that wants it, and of no other.
 */
export class JobReader {
  readonly #record: (key: string) => Promise<string | undefined>;
  readonly #text: (hash: BodyHash) => Promise<string | undefined>;

  constructor(sql: Sql, study: number) {
    const contents = (table: 'record' | 'body') =>
      gather(async (keys: readonly string[]) => {
        const found = await contentsOf(sql, study, table, keys);
        return keys.map((key) => found.get(key));
      });
    this.#record = contents('record');
    this.#text = contents('body');
  }

  /** The records of some keys, as far as they are there. */
  async records(keys: readonly string[]): Promise<readonly JournalRecord[]> {
    const found = await Promise.all(keys.map(this.#record));
    return found.flatMap((content, i) =>
      content === undefined ? [] : [ours(() => parseRecord(keys[i] ?? '', content))],
    );
  }

  /** Texts that must be there, by their hashes. */
  async texts(hashes: readonly BodyHash[]): Promise<(hash: BodyHash) => string> {
    const texts = new Map<BodyHash, string>();
    await Promise.all(
      hashes.map(async (hash) => {
        const content = await this.#text(hash);
        if (content === undefined) throw foreign(`the journal lacks the text ${hash}`);
        texts.set(
          hash,
          ours(() => parseText(hash, content)),
        );
      }),
    );
    return (hash) => texts.get(hash) ?? '';
  }
}

function ours<T>(parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (error instanceof InputError || error instanceof SyntaxError) throw foreign(error.message);
    throw error;
  }
}
