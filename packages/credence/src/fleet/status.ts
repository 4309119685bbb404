import type { Database } from '../journal/postgres/database.ts';
import { checkSchema } from '../journal/postgres/schema.ts';
import type { Tally } from '../study/progress.ts';
import { needInWords } from './jobs.ts';
import { aliveWorkers, type WorkerRow } from './presence.ts';
import { type DeadJob, Queue } from './queue.ts';
import { allStudies, studyIn, tallyOf } from './studies.ts';
import { workLeft } from './work-left.ts';

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
  for (const row of await allStudies(database)) {
    const { id, name, state, exhausted } = row;
    const { waiting, held } = await workLeft(database, id);
    const models = studyIn(row).config.models.map((model) => model.id);
    const inWords = Object.entries(waiting).map(([need, n]) => [
      `${need.split('.')[0]}: ${needInWords(need, models)}`,
      n,
    ]);
    studies.push({
      ...{ name, state, exhausted, tally: await tallyOf(database, id), held },
      waiting: Object.fromEntries(inWords) as Record<string, number>,
      dead: await queue.dead(database, id),
    });
  }
  return { studies, workers: await aliveWorkers(database) };
}
