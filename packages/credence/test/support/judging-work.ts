import { contentKey } from '../../src/core/keys.ts';
import type { FailureRecord } from '../../src/core/records.ts';
import { judgeJob } from '../../src/fleet/jobs.ts';
import { databaseAddress } from '../../src/journal/postgres/address.ts';
import { Database } from '../../src/journal/postgres/database.ts';

/** Two workers by their ids. */
export const workers = ['1', '2'].map((n) => `00000000-0000-0000-0000-00000000000${n}`);

export async function open(address: string): Promise<Database> {
  return Database.open(databaseAddress(address), { patienceMs: 20_000 });
}

const task = { id: 't', language: 'python', oracle: { hash: 'o' } } as const;
/** A judgement of the n-th code. */
export const job = (n: number) => judgeJob(task, contentKey('code', { n }));
/** What comes of it; `by` tells results apart. */
export const record = (n: number, by = ''): FailureRecord => ({
  ...{ kind: 'failure', key: contentKey('result', { n }), stage: 'judge', of: 'x' },
  ...{ code: 'test', message: `by ${by}`, at: '2026-01-01T00:00:00Z' },
});
/** Where the judgements of study 1 are taken, and by whom. */
export const place = (worker = workers[0]!) => ({ study: 1, queue: 's1.judge.python', worker });
