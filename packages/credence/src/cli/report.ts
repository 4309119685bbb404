import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { compareStudies } from '../analysis/compare-studies.ts';
import { studyReport } from '../analysis/study-report.ts';
import { findReportFormat, reportFormats } from '../report/registry.ts';
import { print, tell } from './output.ts';
import { writeReport } from './write-result.ts';

interface Options {
  readonly format?: string;
  readonly out?: string;
  readonly compare?: string;
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
    .option('--compare <study>', 'folder of another study to compare with, on tasks that both have')
    .option('--json', 'the same as --format json')
    .action(async (folder: string, options: Options) => {
      const format = findReportFormat(options.format ?? (options.json ? 'json' : 'html'));
      const { data: own, notices } = await studyReport(folder);
      for (const notice of notices) tell(notice);
      const data =
        options.compare === undefined
          ? own
          : { ...own, comparison: await compareStudies(folder, options.compare) };
      const file = options.out ?? join(folder, format.file);
      const files = await format.render(data, basename(file));
      const [first] = files;
      if (format.id === 'json' && !options.out && first !== undefined) {
        process.stdout.write(first.content);
        return;
      }
      await writeReport(file, files);
      print(file);
    });
}
