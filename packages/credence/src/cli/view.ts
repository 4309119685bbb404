import { pageTemplate } from '@credence/viewer/render';
import type { Command } from 'commander';
import { studyReport } from '../analysis/study-report.ts';
import { InputError } from '../core/errors.ts';
import { databaseHome } from '../fleet/studies.ts';
import { databaseAddress } from '../journal/postgres/address.ts';
import { Database } from '../journal/postgres/database.ts';
import { ViewServer } from '../report/view-server.ts';
import { homeOf } from '../study/merged-home.ts';
import { databaseDescription, databaseFlag, databaseGiven } from './database-option.ts';
import { print, tell } from './output.ts';
import { port as readPort } from './parse-option.ts';

interface Options {
  readonly port: number;
  readonly db?: string;
}

export function addView(program: Command): void {
  program
    .command('view')
    .description('Show a study in a browser on this machine, also while it runs')
    .argument('<study>', 'folder that `credence run` writes to; with --db, name of the study')
    .option(databaseFlag, `the study is in a ${databaseDescription}`)
    .option('--port <port>', 'port to listen on; 0 takes any that is free', readPort, 0)
    .action(async (folder: string, { port, db }: Options) => {
      const database =
        db === undefined ? null : await Database.open(databaseAddress(databaseGiven(db)));
      const home = database ? await databaseHome(database, folder) : homeOf([folder]);
      const told = new Set<string>();
      const view = await ViewServer.start(
        await pageTemplate(),
        {
          version: () => home.version(),
          read: async () => {
            const { report, notices } = await studyReport(home);
            for (const notice of notices.filter((one) => !told.has(one))) tell(notice);
            for (const notice of notices) told.add(notice);
            return report;
          },
        },
        port,
      ).catch((error: unknown) => {
        const why = portProblem(error);
        throw why === undefined
          ? error
          : new InputError('port-taken', `Port ${port} ${why}.`, {
              remedy: 'Name another, or leave --port out to take any that is free.',
            });
      });
      print(view.address);
      tell('Ctrl-C ends it.');
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => void view.close().then(() => database?.close()));
      }
    });
}

const portProblem = (error: unknown): string | undefined =>
  ({ EADDRINUSE: 'is taken', EACCES: 'may not be used without further rights' })[
    String((error as NodeJS.ErrnoException).code)
  ];
