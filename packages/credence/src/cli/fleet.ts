import type { Command } from 'commander';
import { Queue, setUpDatabase } from '../fleet/queue.ts';
import { fleetStatus } from '../fleet/status.ts';
import { requireStudyRow } from '../fleet/studies.ts';
import { checkSchema, schemaVersion } from '../journal/postgres/schema.ts';
import { databaseDescription, databaseFlag, withDatabase } from './database-option.ts';
import { fleetLines } from './fleet-lines.ts';
import { print, tell } from './output.ts';

interface Options {
  readonly db?: string;
  readonly json?: boolean;
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
        else for (const line of fleetLines(status)) print(line);
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
