import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Committer } from '../../src/fleet/committer.ts';
import { SharedAccounts, SharedSpending } from '../../src/fleet/ledger.ts';
import { Queue, setUpDatabase } from '../../src/fleet/queue.ts';
import { job, open, place, record, workers } from '../support/judging-work.ts';
import { postgresServer } from '../support/postgres.ts';

const server = postgresServer();
const root = fileURLToPath(new URL('../../../../', import.meta.url));

it('roles let a worker add and not change, a reader read, and nobody else do anything', async () => {
  // Roles belong to the whole server, so this is tried in the only database that has them.
  const fresh = await server.newDatabase();
  execFileSync(
    'psql',
    ['--quiet', '-v', 'ON_ERROR_STOP=1', '-d', fresh, '-f', join(root, 'deploy/roles.sql')],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const admin = await open(fresh);
  for (const role of ['owner', 'worker', 'reader']) {
    await admin.query(`alter role credence_${role} password 'pass-${role}'`);
  }
  await admin.close();
  const as = (role: string) =>
    open(fresh.replace(/credence:[^@]*@/, `credence_${role}:pass-${role}@`));
  const [owner, worker, reader] = await Promise.all(['owner', 'worker', 'reader'].map(as));
  if (!owner || !worker || !reader) throw new Error('no connections');
  const planned = await setUpDatabase(owner);
  await owner.query(
    `insert into credence.study (name, frozen, credence_version, max_usd) values ('a', '{}', '0', 1)`,
  );
  await planned.make(owner, 1, ['judge.python']);
  await planned.add(owner, 1, [job(1), job(2)]);

  // All that a worker does.
  const own = await Queue.open(worker);
  await worker.query(
    `insert into credence.worker (id, host, process, credence_version) values ($1, 'h', 1, '0')`,
    [workers[0]],
  );
  const [held, other] = await own.take(worker, place(), 2);
  const committer = new Committer(worker, own, 1, workers[0]!);
  const rest = { next: [job(3)], count: {}, entries: [{ record: record(1), bodies: ['text'] }] };
  await committer.commit({ ...held!, end: 'done', ...rest });
  await committer.commit({
    ...other!,
    end: 'failed',
    reason: 'x',
    next: [],
    count: {},
    entries: [],
  });
  const spending = new SharedSpending(worker, 1, workers[0]!);
  await (await spending.reserve(0.5))?.settle(0.2);
  await (await new SharedAccounts(worker, workers[0]!).enter('x', 1))();

  const refused = { code: 'database-rights', exitCode: 2 };
  for (const [who, sql] of [
    [worker, `update credence.record set content = '{}'`],
    [worker, 'delete from credence.record'],
    [worker, `update credence.body set content = '""'`],
    [worker, 'delete from credence.body'],
    [worker, `update credence.study set max_usd = null`],
    [worker, 'create table credence.mine (x int)'],
    [worker, 'drop table credence.record'],
    [reader, `insert into credence.body values (1, gen_random_uuid(), '')`],
    [reader, `select * from credence_queue.job`],
  ] as const) {
    await expect(who.query(sql), sql).rejects.toMatchObject(refused);
  }
  expect(await reader.query('select count(*)::int as n from credence.record')).toEqual([{ n: 1 }]);
  await Promise.all([owner, worker, reader].map((one) => one.close()));
});
