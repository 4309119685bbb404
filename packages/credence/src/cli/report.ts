import { join } from 'node:path';
import type { Command } from 'commander';
import { studyReport } from '../analysis/study-report.ts';
import { findReportFormat, reportFormats } from '../report/registry.ts';
import { print, tell } from './output.ts';
import { writeResult } from './write-result.ts';

interface Options {
  readonly format?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function addReport(program: Command): void {
  const ids = reportFormats.map((format) => `${format.id} (${format.description})`).join(', ');
  program
    .command('report')
    .description('Make a report of a study')
    .argument('<study>', 'folder that `credence run` wrote to')
    .option('--format <format>', `${ids}; default html`)
    .option('--out <file>', 'where to write it; JSON goes to the standard output otherwise')
    .option('--json', 'the same as --format json')
    .action(async (folder: string, options: Options) => {
      const format = findReportFormat(options.format ?? (options.json ? 'json' : 'html'));
      const { data, notices } = await studyReport(folder);
      for (const notice of notices) tell(notice);
      const text = await format.render(data);
      if (format.id === 'json' && !options.out) {
        process.stdout.write(text);
        return;
      }
      const file = options.out ?? join(folder, format.file);
      await writeResult('The report', file, text);
      print(file);
    });
}
