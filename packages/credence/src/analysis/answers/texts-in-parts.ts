import type { JournalReader } from '../../journal/journal.ts';
import type { StudyAnswers } from './study-answers.ts';

/** Texts that are held at a time. */
const portion = 4096;

/** Texts by their numbers, a few thousand at a time; those that the journal lacks are left out. */
export async function* readInParts(
  { text }: Pick<StudyAnswers, 'text'>,
  numbers: Iterable<number>,
  journal: Pick<JournalReader, 'bodies'>,
): AsyncGenerator<ReadonlyMap<number, string>> {
  let part: number[] = [];
  for (const number of numbers) {
    if (number >= 0) part.push(number);
    if (part.length < portion) continue;
    yield await textsOf({ text }, part, journal);
    part = [];
  }
  if (part.length > 0) yield await textsOf({ text }, part, journal);
}

/** Texts by their numbers; those that the journal lacks are left out. */
export async function textsOf(
  { text }: Pick<StudyAnswers, 'text'>,
  numbers: Iterable<number>,
  journal: Pick<JournalReader, 'bodies'>,
): Promise<ReadonlyMap<number, string>> {
  const hashes = new Map<string, number>();
  for (const number of numbers) if (number >= 0) hashes.set(text(number), number);
  const found = await journal.bodies([...hashes.keys()]);
  return new Map([...found].map(([hash, body]) => [hashes.get(hash)!, body]));
}
