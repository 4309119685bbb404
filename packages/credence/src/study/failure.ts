import { randomBytes } from 'node:crypto';
import { InfrastructureError } from '../core/errors.ts';
import { contentKey } from '../core/keys.ts';
import type { FailureRecord } from '../core/records.ts';
import type { Journal, JournalReader } from '../journal/journal.ts';

/**
 * Does one piece of work of a study. A failure of the machinery becomes a record (the next run
 * tries again) and `false`; every other error is thrown.
 */
export async function survive(
  journal: Journal,
  stage: FailureRecord['stage'],
  of: string,
  work: () => Promise<void>,
): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof InfrastructureError) || error.code === 'journal-write') throw error;
    await journal.put(failureRecord(stage, of, error));
    return false;
  }
}

/** The record of a failure. */
export function failureRecord(
  stage: FailureRecord['stage'],
  of: string,
  { code, message }: Pick<FailureRecord, 'code' | 'message'>,
): FailureRecord {
  return {
    kind: 'failure',
    // Every failure is an event of its own, so its key is not made from its content.
    key: contentKey('failure', { of, event: randomBytes(16).toString('hex') }),
    stage,
    of,
    code,
    message,
    at: new Date().toISOString(),
  };
}

/** Why work failed, and how often. */
export interface FailureReason {
  readonly message: string;
  readonly count: number;
}

/** Why work has failed since a run began, the most frequent reason first. */
export async function failureReasons(
  journal: Pick<JournalReader, 'records'>,
  since: string,
): Promise<readonly FailureReason[]> {
  const counts = new Map<string, number>();
  for await (const record of journal.records()) {
    if (record.kind !== 'failure' || record.at < since) continue;
    counts.set(record.message, (counts.get(record.message) ?? 0) + 1);
  }
  return [...counts]
    .map(([message, count]) => ({ message, count }))
    .sort((a, b) => b.count - a.count);
}
