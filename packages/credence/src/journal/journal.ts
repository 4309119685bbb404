import type { BodyHash, JournalRecord } from '../core/records.ts';

/** What analysis needs of a journal. */
export interface JournalReader {
  /** Every record once, in the order of writing within a segment. Streams; holds no study in memory. */
  records(): AsyncIterable<JournalRecord>;
  /** The texts behind hashes; one that the journal does not hold is left out. */
  bodies(hashes: readonly BodyHash[]): Promise<ReadonlyMap<BodyHash, string>>;
  /** What was noticed and mended while reading: torn tails that were dropped. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/**
 * The append-only record of everything that a study did. Records are immutable and carry a content
 * key; writing a key twice is a no-op, so resuming a study is running its plan again, and merging
 * two journals is putting their segments side by side.
 */
export interface Journal extends JournalReader {
  has(key: string): boolean;
  /**
   * Resolves once the record and its bodies are acknowledged: from then on they survive the death
   * of this process. Rejects with `InfrastructureError` when they could not be written.
   */
  put(record: JournalRecord, bodies?: readonly string[]): Promise<void>;
}
