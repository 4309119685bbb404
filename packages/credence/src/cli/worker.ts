import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../core/errors.ts';
import { work } from '../fleet/worker.ts';
import { coldDescription, coldFlag } from './cold-option.ts';
import {
  databaseDescription,
  databaseFlag,
  databaseGiven,
  databaseVariable,
} from './database-option.ts';
import { print, tell } from './output.ts';
import { stopOnSignals } from './stop-on-signals.ts';

interface Options {
  readonly db?: string;
  readonly judge: boolean;
  readonly judgeWorkers?: number;
  readonly cold?: boolean;
  readonly directory?: string;
  readonly allow: readonly string[];
  readonly idle?: number;
  readonly json?: boolean;
}

function count(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InputError('not-a-number', `"${text}" is not a count.`, {
    remedy: 'Give a whole number above 0.',
  });
}

function origin(text: string, others: readonly string[]): readonly string[] {
  try {
    return [...others, new URL(text).origin];
  } catch {
    throw new InputError('not-an-address', `"${text}" is not the address of a server.`, {
      remedy: 'As in --allow https://llm.example.org.',
    });
  }
}

export function addWorker(program: Command): void {
  program
    .command('worker')
    .description(
      'Work on the studies of a database: ask models and judge, as far as this machine can',
    )
    .option(databaseFlag, `${databaseDescription}; default env, which is ${databaseVariable}`)
    .option('--no-judge', 'leave judging to workers that have a sandbox')
    .option('--judge-workers <n>', 'answers judged at a time; default one a processor', count)
    .option(coldFlag, coldDescription)
    .option(
      '--directory <folder>',
      'where relative paths of studies begin here; default the folder where each was planned',
    )
    .option(
      '--allow <origin>',
      'a server that keys may be sent to, besides those of the known providers; may be repeated',
      origin,
      [],
    )
    .option('--idle <seconds>', 'end after so long without work; default never', count)
    .option('--json', 'print what was done as JSON')
    .action(async (options: Options) => {
      const result = await work({
        database: databaseGiven(options.db ?? 'env'),
        judge: options.judge,
        judgeWorkers: options.judgeWorkers ?? availableParallelism(),
        cold: options.cold ?? false,
        directory: options.directory === undefined ? null : resolve(options.directory),
        allowed: options.allow,
        environment: process.env,
        idleSeconds: options.idle ?? null,
        stop: stopOnSignals(),
        onNotice: tell,
      });
      if (options.json) print(JSON.stringify(result));
      else tell(`${result.jobs} jobs done`);
    });
}
