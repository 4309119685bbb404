import type { Database } from '../journal/postgres/database.ts';
import { checkSchema } from '../journal/postgres/schema.ts';
import type { Tally } from '../study/progress.ts';
import { type WorkerRow, workersIn } from './presence.ts';
import { type DeadJob, Queue, workLeft } from './queue.ts';
import { allStudies, tallyOf } from './studies.ts';

export interface FleetStatus {
  readonly studies: readonly {
    readonly name: string;
    readonly state: 'open' | 'closed';
    readonly exhausted: string | null;
    readonly tally: Tally;
    readonly waiting: Readonly<Record<string, number>>;
    readonly held: number;
    readonly dead: readonly DeadJob[];
  }[];
  readonly workers: readonly WorkerRow[];
}

/** How the studies of a database stand, and who works on them. */
export async function fleetStatus(database: Database): Promise<FleetStatus> {
  await checkSchema(database);
  const queue = await Queue.open(database);
  const studies = [];
  for (const { id, name, state, exhausted } of await allStudies(database)) {
    studies.push({
      ...{ name, state, exhausted, tally: await tallyOf(database, id) },
      ...(await workLeft(database, id)),
      dead: await queue.dead(database, id),
    });
  }
  return { studies, workers: (await workersIn(database)).filter(({ alive }) => alive) };
}
