import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../../src/core/keys.ts';
import { Committer, type Finished } from '../../src/fleet/committer.ts';
import { JobReader } from '../../src/fleet/job-reader.ts';
import { SharedAccounts, SharedSpending } from '../../src/fleet/ledger.ts';
import { type Queue, setUpDatabase } from '../../src/fleet/queue.ts';
import { workLeft } from '../../src/fleet/work-left.ts';
import { copyStudy } from '../../src/journal/copy-study.ts';
import type { Database } from '../../src/journal/postgres/database.ts';
import { insertBodies, toUuid } from '../../src/journal/postgres/rows.ts';
import { run } from '../support/command.ts';
import { recordsInDatabase } from '../support/fleet.ts';
import { job, open, place, record, workers } from '../support/judging-work.ts';
import { postgresServer } from '../support/postgres.ts';
import { temporaryFolder } from '../support/study-folder.ts';
import { writeAnswers } from '../support/written-study.ts';

const server = postgresServer();
let database: Database;
let queue: Queue;
let url: string;

/** As much of a study as its status tells of. */
const frozen = JSON.stringify({ format: 1, config: { models: [] } });

beforeEach(async () => {
  url = await server.newDatabase();
  database = await open(url);
  queue = await setUpDatabase(database);
  await database.query(
    `insert into credence.study (name, frozen, credence_version, state, max_usd)
     values ('a', $1, '0', 'open', 1)`,
    [frozen],
  );
  for (const id of workers) {
    await database.query(
      `insert into credence.worker (id, host, process, credence_version) values ($1, 'h', 1, '0')`,
      [id],
    );
  }
});
afterEach(() => database.close());

describe('the queue', () => {
  beforeEach(() => queue.make(database, 1, ['judge.python']));

  it('ends a job with its result, or not at all, for whoever is first', async () => {
    await queue.add(database, 1, [job(1), job(2), job(1)]);
    const held = await queue.take(database, place(), 10);
    expect(held.map((one) => one.job.key).sort()).toEqual([job(1).key, job(2).key].sort());
    const finished = (n: number, by: string): Finished => ({
      ...{ queue: place().queue, job: job(n), end: 'done' as const, next: [job(n + 10)] },
      ...{ entries: [{ record: record(n, by), bodies: [by] }], count: { judged: 1 } },
    });
    const committers = workers.map((id) => new Committer(database, queue, 1, id));
    await Promise.all(committers.map((one, n) => one.commit(finished(1, `worker ${n}`))));
    expect(committers.map(({ overtaken }) => overtaken).sort()).toEqual([0, 1]);
    const winner = committers.findIndex(({ overtaken }) => overtaken === 0);
    expect(await recordsInDatabase(url)).toEqual([record(1, `worker ${winner}`)]);
    const bodies = await database.query('select content from credence.body');
    expect(bodies).toEqual([{ content: `"worker ${winner}"` }]);
    // What one of several has lost does not take the others along.
    const both = [finished(1, 'late'), finished(2, 'late')];
    await Promise.all(both.map((one) => committers[0]!.commit(one)));
    expect((await recordsInDatabase(url)).map(({ key }) => key).sort()).toEqual(
      [record(1).key, record(2).key].sort(),
    );
    const left = await workLeft(database, 1);
    expect(left).toEqual({ waiting: { 'judge.python': 2 }, held: 0 });
    const tally = await database.query('select sum(judged)::int as judged from credence.tally');
    expect(tally).toEqual([{ judged: 2 }]);
  });

  it('puts work aside that fails too often, with its reason, and takes it up again', async () => {
    await queue.add(database, 1, [job(1)]);
    let tries = 0;
    for (; (await queue.dead(database, 1)).length === 0; tries += 1) {
      // Waiting between tries is the queue's business; here nobody waits.
      await database.query(`update credence_queue.job set start_after = now() - interval '1 day'`);
      const [held] = await queue.take(database, place(), 1);
      await database.transaction((sql) =>
        queue.fail(sql, place(), [held!.job.key], `no luck, ${tries}`),
      );
    }
    expect(tries).toBe(5);
    expect(await queue.dead(database, 1)).toMatchObject([
      { job: job(1), queue: 's1.judge.python', reason: 'no luck, 4' },
    ]);
    expect(await queue.take(database, place(), 1)).toEqual([]);
    const env = { CREDENCE_DB: url };
    const status = await run(['fleet', 'status'], { env });
    expect(status.stdout).toContain(`dead: 1 to judge: no luck, 4 (${job(1).key})`);
    expect((await run(['fleet', 'retry', 'a'], { env })).stdout).toMatch(/^1 pieces of work/);
    expect(await queue.take(database, place(), 1)).toHaveLength(1);
    expect(await queue.dead(database, 1)).toEqual([]);
  });

  it('leaves work to whoever has taken it over, when its first holder fails or gives it back', async () => {
    await queue.add(database, 1, [job(1)]);
    const [held] = await queue.take(database, place(), 1);
    // The first worker is cut off: its work goes back, and another takes it.
    await database.transaction((sql) => queue.fail(sql, place(), [job(1).key], 'cut off'));
    await database.query(`update credence_queue.job set start_after = now() - interval '1 day'`);
    expect(await queue.take(database, place(workers[1]), 1)).toEqual([held]);
    const late = { ...held!, next: [], entries: [], count: {} };
    const first = new Committer(database, queue, 1, workers[0]!);
    await first.commit({ ...late, end: 'left' });
    await first.commit({ ...late, end: 'failed', reason: 'late' });
    expect(await workLeft(database, 1)).toEqual({ waiting: {}, held: 1 });
    const second = new Committer(database, queue, 1, workers[1]!);
    await second.commit({ ...late, end: 'done', count: { judged: 1 } });
    expect(second.overtaken).toBe(0);
    expect(await workLeft(database, 1)).toEqual({ waiting: {}, held: 0 });
  });

  it('counts each answer as judged once, however many share their code, in whatever order', async () => {
    const committer = new Committer(database, queue, 1, workers[0]!);
    const answers = Array.from({ length: 9 }, (_, n) => job(100 + n));
    await queue.add(database, 1, answers);
    // The first has a code of its own, which others have too, some of them at one moment.
    const [first, ...others] = (await queue.take(database, place(), 9)).map((held, n) => ({
      ...{ ...held, end: 'done' as const, next: [job(n % 2)], entries: [], count: {} },
    }));
    await committer.commit(first!);
    await Promise.all(others.map((one) => committer.commit(one)));
    const codes = await queue.take(database, place(), 9);
    await Promise.all(
      codes.map((held) =>
        committer.commit({ ...held, end: 'done', next: [], entries: [], count: { judged: 1 } }),
      ),
    );
    const tally = await database.query('select sum(judged)::int as judged from credence.tally');
    expect(tally).toEqual([{ judged: 9 }]);
  });

  it('fails the work that a damaged text is wanted for, and no other', async () => {
    const texts = ['one', 'two'];
    await insertBodies(database, 1, texts);
    const [damaged = '', sound = ''] = texts.map((text) => contentHash(text));
    await database.query(`update credence.body set content = '"changed"' where hash = $1`, [
      toUuid(damaged),
    ]);
    const reader = new JobReader(database, 1);
    const both = await Promise.allSettled([reader.texts([damaged]), reader.texts([sound])]);
    expect(both[0]).toMatchObject({ status: 'rejected', reason: { code: 'foreign-work' } });
    expect(both[1].status === 'fulfilled' && both[1].value(sound)).toBe('two');
  });

  it('is gone with its study', async () => {
    await queue.add(database, 1, [job(1)]);
    await queue.remove(database, 1);
    expect(await database.query('select name from credence_queue.queue')).toEqual([]);
  });
});

describe('limits', () => {
  it('hold in dollars for all workers together, what is in flight counted', async () => {
    const spending = workers.map((id) => new SharedSpending(database, 1, id));
    let [flying, most] = [0, 0];
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        const reservation = await spending[n % 2]!.reserve(0.1);
        if (!reservation) return 0;
        flying += 1;
        most = Math.max(most, flying);
        await sleep(20);
        flying -= 1;
        await reservation.settle(0.04);
        return 1;
      }),
    );
    const asked = outcomes.reduce((sum: number, one) => sum + one, 0);
    // $0.04 each: after 23 there is less than the $0.1 left that one may cost.
    expect(asked).toBe(23);
    expect(most).toBeLessThanOrEqual(10);
    const [row] = await database.query<{ exhausted: string }>(
      'select exhausted from credence.study',
    );
    expect(row?.exhausted).toMatch(/^the limit of \$1 is reached \(\$0\.92/);
    expect(spending.some(({ exhausted }) => exhausted !== null)).toBe(true);
  });

  it('hold for the requests of an account, and all wait when its server says so', async () => {
    const accounts = workers.map((id) => new SharedAccounts(database, id));
    const enter = (n: number) => accounts[n % 2]!.enter('https://x KEY', 3);
    const [leave] = await Promise.all([0, 1, 2].map(enter));
    let entered = false;
    const fourth = enter(3).then((leaveToo) => {
      entered = true;
      return leaveToo;
    });
    await sleep(400);
    expect(entered).toBe(false);
    await leave?.();
    await (await fourth)();
    await accounts[0]!.pause('https://x KEY', 60_000);
    const [asked] = await database.query<{ ms: number }>(
      `select credence.enter(gen_random_uuid(), 'https://x KEY', $1, 3) as ms`,
      [workers[1]],
    );
    expect(asked?.ms).toBeGreaterThan(30_000);
  });
});

describe('a copy', () => {
  it('of a study goes to a database and comes back the same', async () => {
    const folder = temporaryFolder();
    const study = join(folder, 'study');
    await writeAnswers(study, 'Copied', [
      { sure: 0.9, secure: true },
      { sure: 0.8, secure: false },
    ]);
    const there = await copyStudy(study, `${url}#copied`);
    const back = await copyStudy(`${url}#copied`, join(folder, 'back'));
    expect(back.tally).toEqual(there.tally);
    expect(JSON.stringify([there, back])).not.toContain(server.current.password);
    await expect(copyStudy(study, `${url}#copied`)).rejects.toMatchObject({ code: 'study-exists' });
    await expect(copyStudy(`${url}#absent`, join(folder, 'x'))).rejects.toMatchObject({
      code: 'no-study',
    });
    const report = (from: readonly string[]) => run(['report', ...from, '--json']);
    const [disk, base] = await Promise.all([report([study]), report(['copied', '--db', url])]);
    expect(JSON.parse(base.stdout)).toEqual(JSON.parse(disk.stdout));
  });
});
