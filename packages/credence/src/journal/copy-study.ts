import { InfrastructureError, InputError } from '../core/errors.ts';
import type { StudyReader, StudyWriter } from './places/place.ts';
import { findPlace } from './places/registry.ts';
import { shownAddress } from './postgres/address.ts';
import { type StudyTally, sameTally, TalliedWriter } from './tally.ts';

export interface CopyResult {
  readonly from: string;
  readonly to: string;
  /** Of both: they were found to be the same. */
  readonly tally: StudyTally;
  readonly notices: readonly string[];
}

/** What takes a study, part by part. */
type Sink = Pick<TalliedWriter, 'document' | 'record' | 'body'>;

async function transfer(reader: StudyReader, sink: Sink): Promise<void> {
  for (const document of await reader.documents()) await sink.document(document);
  for await (const record of reader.records()) await sink.record(record);
  for await (const body of reader.bodies()) await sink.body(body);
}

const nowhere: StudyWriter = {
  document: async () => {},
  record: async () => {},
  body: async () => {},
  finish: async () => {},
  abandon: async () => {},
};

/** Reads a study to its end. */
async function tallyOf(reader: StudyReader): Promise<StudyTally> {
  const counted = new TalliedWriter(nowhere);
  await transfer(reader, counted);
  return counted.tally;
}

/**
 * Copies a study from one place to another, of the same or of another kind, and reads the copy to see
 * that it holds the same. What is being run meanwhile is copied as it was at some moment.
 * Throws `InputError` where there is no study, it is damaged, or something is at the other place;
 * `InfrastructureError` where the copy turned out to be another.
 */
export async function copyStudy(from: string, to: string): Promise<CopyResult> {
  const target = findPlace(to);
  const reader = await findPlace(from).read(from);
  try {
    const writer = await target.write(to);
    let tally: StudyTally;
    try {
      const counted = new TalliedWriter(writer);
      await transfer(reader, counted);
      checkPromised(from, reader, counted.tally);
      tally = await counted.finish();
    } catch (error) {
      await writer.abandon();
      throw error;
    }
    const copy = await target.read(to);
    const found = await tallyOf(copy).finally(() => copy.close());
    if (!sameTally(tally, found)) throw notTheSame(to, tally, found);
    // What a place is called must not tell the password that its address holds.
    return { from: shownAddress(from), to: shownAddress(to), tally, notices: reader.notices };
  } finally {
    await reader.close();
  }
}

function checkPromised(from: string, { promised }: StudyReader, found: StudyTally): void {
  if (promised === null || sameTally(promised, found)) return;
  throw new InputError(
    'archive-damaged',
    `It holds ${inWords(found)}, where there should be ${inWords(promised)}.`,
    { location: { file: shownAddress(from) }, remedy: 'Restore it from another copy.' },
  );
}

function notTheSame(to: string, wanted: StudyTally, found: StudyTally): InfrastructureError {
  return new InfrastructureError(
    'copy-differs',
    `The copy is not what was copied: it has ${inWords(found)} in place of ${inWords(wanted)}.`,
    {
      location: { file: shownAddress(to) },
      remedy: 'Take the copy away and make it again; check the disk or server that holds it.',
    },
  );
}

/** A tally for readers. */
export function inWords({ documents, records, bodies, digest }: StudyTally): string {
  const kinds = Object.entries(records).map(([kind, n]) => `${n} ${kind}`);
  return `${[...kinds, `${bodies} texts`, `${documents} documents`].join(', ')}; digest ${digest.slice(0, 16)}`;
}
