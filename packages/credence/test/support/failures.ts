import { contentKey } from '../../src/core/keys.ts';
import type { FailureRecord, JournalRecord } from '../../src/core/records.ts';
import type { JournalReader } from '../../src/journal/journal.ts';

/** A small record to fill journals with; the same number has the same key. */
export const failureRecord = (n: number, message = `message ${n}`): FailureRecord => ({
  kind: 'failure',
  key: contentKey('failure', { n }),
  stage: 'judge',
  of: 'x',
  code: 'test',
  message,
  at: '2026-01-01T00:00:00Z',
});

/** All records of a journal, in its order. */
export async function allRecords(journal: JournalReader): Promise<JournalRecord[]> {
  const records: JournalRecord[] = [];
  for await (const item of journal.records()) records.push(item);
  return records;
}
