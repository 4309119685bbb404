import type { MappingDefaults } from '../mapping.ts';
import type { RawRecord } from '../raw-record.ts';

/** A field that a mapping asks for. */
export interface WantedField {
  readonly name: string;
  /** The key of the mapping that asks, for the remedy. */
  readonly key: string;
  /** Whether the file may do without it. */
  readonly optional?: boolean;
}

/** Takes records one at a time; the next one waits. */
export type TakeRecord = (record: RawRecord) => Promise<void>;

/** A file of records that is to be imported. */
export interface RecordFile {
  /** What wrote it, with its version, where the file says so. */
  readonly tool: string | null;
  /** Whether records are flat: dots are a part of their fields' names. */
  readonly flat: boolean;
  /** Streams the records in order. Throws `InputError` where the file is damaged. */
  read(wanted: readonly WantedField[], take: TakeRecord): Promise<void>;
}

/** A kind of files that records can be imported from. */
export interface ImportFormat {
  readonly id: string;
  readonly description: string;
  /** Endings of names, with the dot. */
  readonly extensions: readonly string[];
  readonly defaults: MappingDefaults;
  open(file: string): Promise<RecordFile>;
}
