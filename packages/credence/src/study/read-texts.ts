import { InputError } from '../core/errors.ts';
import type { BodyHash } from '../core/records.ts';
import type { JournalReader } from '../journal/journal.ts';

/** The texts behind hashes that records name. Throws `InputError` for one that is not there. */
export async function readTexts(
  journal: JournalReader,
  hashes: readonly BodyHash[],
): Promise<(hash: BodyHash) => string> {
  const texts = await journal.bodies(hashes);
  return (hash) => {
    const found = texts.get(hash);
    if (found !== undefined) return found;
    throw new InputError('journal-damaged', `The journal is damaged: it lacks the text ${hash}.`, {
      remedy: 'Bring back the bodies-*.jsonl file that has it, or begin the study in a new folder.',
    });
  };
}
