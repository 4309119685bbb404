import { pageTemplate } from '@credence/viewer/render';
import type { Command } from 'commander';
import { studyReport } from '../analysis/study-report.ts';
import { InputError } from '../core/errors.ts';
import { ViewServer } from '../report/view-server.ts';
import { folderHome } from '../study/study-home.ts';
import { print, tell } from './output.ts';
import { port as readPort } from './parse-option.ts';

interface Options {
  readonly port: number;
}

export function addView(program: Command): void {
  program
    .command('view')
    .description('Show a study in a browser on this machine, also while it runs')
    .argument('<study>', 'folder that `credence run` writes to')
    .option('--port <port>', 'port to listen on; 0 takes any that is free', readPort, 0)
    .action(async (folder: string, { port }: Options) => {
      const home = folderHome(folder);
      const told = new Set<string>();
      const view = await ViewServer.start(
        await pageTemplate(),
        {
          version: () => home.version(),
          read: async () => {
            const { data, notices } = await studyReport(home, { whatHelps: false });
            for (const notice of notices.filter((one) => !told.has(one))) tell(notice);
            for (const notice of notices) told.add(notice);
            return data;
          },
        },
        port,
      ).catch((error: unknown) => {
        throw isTaken(error)
          ? new InputError('port-taken', `Port ${port} is taken.`, {
              remedy: 'Name another, or leave --port out to take any that is free.',
            })
          : error;
      });
      print(view.address);
      tell('Ctrl-C ends it.');
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => void view.close());
      }
    });
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EADDRINUSE', 'EACCES'].includes(String(error.code));
