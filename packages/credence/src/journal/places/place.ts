import type { BodyHash, JournalRecord } from '../../core/records.ts';
import type { StudyTally } from '../tally.ts';

/** A text that belongs to a study beside its journal: `study.json`, `runs/*.json`. */
export interface StudyDocument {
  /** Relative, with `/`. */
  readonly path: string;
  readonly text: string;
}

export interface Body {
  readonly hash: BodyHash;
  readonly text: string;
}

/** A whole study, to be read from one end to the other. Holds nothing of it in memory. */
export interface StudyReader {
  documents(): Promise<readonly StudyDocument[]>;
  /** Every record once. To be read before the bodies: whoever writes a study writes bodies first. */
  records(): AsyncIterable<JournalRecord>;
  /** Every body once, each checked against its hash. */
  bodies(): AsyncIterable<Body>;
  /** What there should be, where the place keeps that. */
  readonly promised: StudyTally | null;
  /** What was noticed and mended while reading. */
  readonly notices: readonly string[];
  close(): Promise<void>;
}

/** A whole study that is being written: it is there when `finish` has resolved, or not at all. */
export interface StudyWriter {
  document(document: StudyDocument): Promise<void>;
  /** No key may come twice. */
  record(record: JournalRecord): Promise<void>;
  /** No hash may come twice. */
  body(body: Body): Promise<void>;
  /** @param tally what was written, for places that keep it */
  finish(tally: StudyTally): Promise<void>;
  /** Takes away what was written. */
  abandon(): Promise<void>;
}

/** A kind of place where a study can be kept. */
export interface StudyPlace {
  readonly id: string;
  /** How its addresses look, for help. */
  readonly addresses: string;
  /** Whether an address names a place of this kind, from the address and what is there. */
  holds(address: string): boolean;
  /** Throws `InputError` where there is no study, or it is damaged. */
  read(address: string): Promise<StudyReader>;
  /** Throws `InputError` where something is there already. */
  write(address: string): Promise<StudyWriter>;
}
