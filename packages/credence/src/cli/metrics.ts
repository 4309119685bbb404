import { type Command, InvalidArgumentError } from 'commander';
import { findTableReader, tableReaders } from '../analysis/metrics/formats.ts';
import { metricsReport } from '../analysis/metrics/metrics-report.ts';
import { metricsAsHtml } from '../report/metrics-html.ts';
import { metricsAsJson } from '../report/metrics-json.ts';
import { metricsAsText } from '../report/metrics-text.ts';
import { print, tell } from './output.ts';
import { tableSource } from './table-source.ts';
import { writeResult } from './write-result.ts';

interface Options {
  readonly confidence?: string;
  readonly outcome?: string;
  readonly task?: string;
  readonly weight?: string;
  readonly by: readonly (readonly string[])[];
  readonly threshold: number;
  readonly format?: string;
  readonly html?: string;
  readonly json?: boolean;
}

function threshold(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It takes a number from 0 to 1.');
}

/** Each use of the option is a breakdown of its own. */
function breakdown(text: string, before: readonly (readonly string[])[]) {
  const columns = text.split(',').map((name) => name.trim());
  if (columns.includes('')) throw new InvalidArgumentError('It takes names of columns.');
  return [...before, [...new Set(columns)]];
}

export function addMetrics(program: Command): void {
  const formats = tableReaders.map(({ id }) => id).join(', ');
  program
    .command('metrics')
    .description('Compute calibration metrics of any file of confidences and outcomes')
    .argument('<file>', `${formats}, by its ending; - for the standard input`)
    .option('--confidence <column>', 'column of confidences (default: confidence)')
    .option('--outcome <column>', 'column of outcomes, 1 good and 0 bad (default: outcome)')
    .option('--task <column>', 'column of tasks (default: task, where there is one)')
    .option('--weight <column>', 'column of weights (default: weight, where there is one)')
    .option(
      '--by <columns>',
      'break down by a column, or by several at once (a,b); may be repeated',
      breakdown,
      [],
    )
    .option(
      '--threshold <confidence>',
      'confidence from which on an answer is trusted',
      threshold,
      0.8,
    )
    .option('--format <format>', `${formats}; by the ending of the file when left out`)
    .option('--html <file>', 'also write a page with the reliability diagram')
    .option('--json', 'print all metrics as JSON')
    .action(async (file: string, options: Options) => {
      const { confidence, outcome, task, weight, by, html, json } = options;
      const reader = findTableReader(file, options.format);
      const report = await metricsReport(await tableSource(file), reader, {
        columns: { confidence, outcome, task, weight },
        by,
        threshold: options.threshold,
      });
      for (const notice of report.notices) tell(notice);
      if (html !== undefined) {
        await writeResult('The page', html, metricsAsHtml(report));
        tell(`wrote ${html}`);
      }
      print(
        json
          ? metricsAsJson(report)
          : metricsAsText(report, process.stdout.columns ?? Number.POSITIVE_INFINITY),
      );
    });
}
