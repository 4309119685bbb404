import type { Sql } from '../journal/postgres/database.ts';
import { queueSchema } from './boss.ts';
import { deadQueueOf } from './jobs.ts';

/** How much work of a study waits, by what it needs, and how much is held. */
export async function workLeft(
  sql: Sql,
  study: number,
): Promise<{ readonly waiting: Readonly<Record<string, number>>; readonly held: number }> {
  // By their names, so that the queues of other studies are not looked at.
  const queues = await sql.query<{ name: string }>(
    `select name from ${queueSchema}.queue where name like $1 and name <> $2`,
    [`s${study}.%`, deadQueueOf(study)],
  );
  // In one statement, so that work on its way from the one to the other is seen once.
  const rows = await sql.query<{ name: string; n: number }>(
    `select name, count(*)::int as n from ${queueSchema}.job
       where name = any($1) and state < 'active' group by name
     union all select 'held', count(*)::int from credence.lease where study = $2`,
    [queues.map(({ name }) => name), study],
  );
  const waiting = rows
    .filter(({ name }) => name !== 'held')
    .map(({ name, n }) => [name.slice(name.indexOf('.') + 1), n]);
  return {
    waiting: Object.fromEntries(waiting) as Record<string, number>,
    held: rows.find(({ name }) => name === 'held')?.n ?? 0,
  };
}

/** Which of these queues have work that may be taken now. */
export async function queuesWithWork(
  sql: Sql,
  queues: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql.query<{ name: string }>(
    `select name from unnest($1::text[]) as asked (name) where exists (
       select from ${queueSchema}.job j
       where j.name = asked.name and j.state < 'active' and j.start_after < now())`,
    [queues],
  );
  return rows.map(({ name }) => name);
}
