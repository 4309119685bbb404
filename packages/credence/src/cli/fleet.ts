import type { Command } from 'commander';
import { Queue, setUpDatabase } from '../fleet/queue.ts';
import { type FleetStatus, fleetStatus } from '../fleet/status.ts';
import { requireStudyRow } from '../fleet/studies.ts';
import { checkSchema, schemaVersion } from '../journal/postgres/schema.ts';
import { databaseDescription, databaseFlag, withDatabase } from './database-option.ts';
import { print, tell } from './output.ts';

interface Options {
  readonly db?: string;
  readonly json?: boolean;
}

function describe({ studies, workers }: FleetStatus): readonly string[] {
  const lines = studies.flatMap(({ name, state, exhausted, tally, waiting, held, dead }) => {
    const { planned, generated, elicited, judged, failures, usd } = tally;
    const waits = Object.entries(waiting).map(([need, n]) => `${n} ${need}`);
    return [
      `${name}: ${state}, answers ${generated}/${planned}, confidences of ${elicited}, judged ${judged}, failures ${failures}, $${usd.toFixed(4)}`,
      ...(exhausted ? [`  asks nothing more: ${exhausted}`] : []),
      ...(held > 0 || waits.length > 0
        ? [`  in work ${held}; waiting ${waits.join(', ') || 'none'}`]
        : []),
      ...dead.map(({ job, reason }) => `  dead: ${job.stage} ${job.key}: ${reason}`),
    ];
  });
  const people = workers.map(({ host, process: pid, credenceVersion, about, silence }) => {
    const jobs = typeof about.jobs === 'number' ? `${about.jobs} jobs` : 'plans';
    return `worker ${pid} on ${host}: ${credenceVersion}, ${jobs}, heard of ${silence.toFixed(0)} s ago`;
  });
  return [
    ...(lines.length > 0 ? lines : ['There is no study.']),
    ...(people.length > 0 ? people : ['There is no worker.']),
  ];
}

/** Commands about the studies that are worked on together in a database. */
export function addFleet(program: Command): void {
  const fleet = program
    .command('fleet')
    .description('The studies that several machines work on together, in a database');
  const add = (name: string, description: string, study?: string) => {
    const command = fleet.command(name).description(description);
    if (study) command.argument('<study>', study);
    return command.option(databaseFlag, `${databaseDescription}; default env`);
  };

  add('init', 'Set up a database, or bring it up to date; as its owner').action(
    async ({ db = 'env' }: Options) =>
      withDatabase(db, {}, async (database) => {
        await setUpDatabase(database);
        print(`${database.address.shown} is ready, tables version ${schemaVersion}`);
      }),
  );
  add('status', 'Say how the studies stand, who works on them, and what has failed for good')
    .option('--json', 'print it as JSON')
    .action(async ({ db = 'env', json }: Options) =>
      withDatabase(db, {}, async (database) => {
        const status = await fleetStatus(database);
        if (json) print(JSON.stringify(status, null, 2));
        else for (const line of describe(status)) print(line);
      }),
    );
  add('retry', 'Put work that has failed for good back into the queue', 'name of the study').action(
    async (name: string, { db = 'env' }: Options) =>
      withDatabase(db, {}, async (database) => {
        await checkSchema(database);
        const { id } = await requireStudyRow(database, name);
        const revived = await (await Queue.open(database)).revive(database, id);
        await database.query(`update credence.study set state = 'open' where id = $1`, [id]);
        print(`${revived} pieces of work are tried again`);
        if (revived > 0) tell('Run the study again to see it through.');
      }),
  );
  add(
    'stop',
    'Let workers take nothing more of a study; running it again goes on',
    'name of the study',
  ).action(async (name: string, { db = 'env' }: Options) =>
    withDatabase(db, {}, async (database) => {
      await checkSchema(database);
      const { id } = await requireStudyRow(database, name);
      await database.query(`update credence.study set state = 'closed' where id = $1`, [id]);
      print(`${name} is closed; what is in work is finished`);
    }),
  );
}
