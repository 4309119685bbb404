import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { studyReport } from '../analysis/study-report.ts';
import { InputError } from '../core/errors.ts';
import { databaseHome } from '../fleet/studies.ts';
import { findReportFormat, reportFormats } from '../report/registry.ts';
import { homeOf } from '../study/merged-home.ts';
import type { StudyHome } from '../study/study-home.ts';
import { databaseDescription, databaseFlag, withDatabase } from './database-option.ts';
import { print, tell } from './output.ts';
import { printReport, writeReport } from './write-result.ts';

interface Options {
  readonly format?: string;
  readonly out?: string;
  readonly compare?: string;
  readonly db?: string;
  readonly json?: boolean;
}

export function addReport(program: Command): void {
  const ids = reportFormats.map((format) => `${format.id} (${format.description})`).join(', ');
  program
    .command('report')
    .description('Make a report of a study')
    .argument(
      '<study...>',
      'folder that `credence run` wrote to; several folders, or the one they are in, for shards; with --db, name of the study',
    )
    .option('--format <format>', `${ids}; default html`)
    .option('--out <file>', 'where to write it; JSON goes to the standard output otherwise')
    .option(
      '--compare <study>',
      'another study to compare with, named in the same way, on tasks that both have',
    )
    .option(databaseFlag, `the study is in a ${databaseDescription}`)
    .option('--json', 'the same as --format json')
    .action(async (folders: readonly string[], options: Options) => {
      if (options.json && options.format !== undefined && options.format !== 'json') {
        throw new InputError(
          'two-formats',
          `--json and --format ${options.format} exclude each other.`,
          {
            remedy: 'Leave one of them out.',
          },
        );
      }
      const format = findReportFormat(options.format ?? (options.json ? 'json' : 'html'));
      const [folder = '', ...others] = folders;
      if (others.length > 0 && options.out === undefined && format.id !== 'json') {
        throw new InputError('no-out', 'A report of several folders belongs to none of them.', {
          remedy: 'Say where it goes with --out, or name the folder that they are in.',
        });
      }
      const { db, compare } = options;
      const file = options.out ?? (db === undefined ? join(folder, format.file) : format.file);
      const make = async (home: StudyHome, other: string | StudyHome | undefined) => {
        const { report, notices } = await studyReport(home, other);
        for (const notice of notices) tell(notice);
        const files = format.render(report, basename(file));
        if (format.id === 'json' && !options.out) return printReport(files);
        await writeReport(file, files);
        print(file);
      };
      if (db === undefined) return make(homeOf(folders), compare);
      await withDatabase(db, {}, async (database) =>
        make(
          await databaseHome(database, folder),
          compare === undefined ? undefined : await databaseHome(database, compare),
        ),
      );
    });
}
