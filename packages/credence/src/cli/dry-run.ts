import { counted } from '../core/counted.ts';
import type { DryRun } from '../study/dry-run.ts';

const dollars = (usd: number | null) =>
  usd === null ? '-' : `$${usd.toFixed(usd < 0.1 && usd > 0 ? 4 : 2)}`;

const count = (n: number) => n.toLocaleString('en-US');

/** What a dry run found, as a table for readers. */
export function describeDryRun({
  tasks,
  models,
  usd,
  mostUsd,
  maxUsd,
  unpriced,
  method,
}: DryRun): string {
  const head = ['model', 'answers', 'calls', 'tokens sent', 'received', 'expected', 'at most'];
  const rows = models.map(({ model, samples, calls, usage, ...price }) => [
    model,
    count(samples),
    count(calls),
    count(usage.inputTokens),
    count(usage.outputTokens),
    dollars(price.usd),
    dollars(price.mostUsd),
  ]);
  const table = [head, ...rows, ['', '', '', '', '', dollars(usd), dollars(mostUsd)]];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return [
    `${counted(tasks, 'task')}; nothing was sent`,
    '',
    ...lines,
    '',
    ...repairs(models),
    ...unpriced.map((id) => `What ${id} costs is not known: give it a \`price\`.`),
    ...limit(maxUsd, usd, mostUsd),
    `How: ${method}`,
  ].join('\n');
}

function repairs(models: DryRun['models']): readonly string[] {
  const most = models.reduce((sum, { mostRepairs }) => sum + mostRepairs, 0);
  return most === 0
    ? []
    : [`Up to ${count(most)} repairs come on top; only the last column has them.`];
}

function limit(maxUsd: number | null, usd: number, mostUsd: number): readonly string[] {
  if (maxUsd === null) return usd > 0 ? ['There is no limit in dollars: `maxUsd` sets one.'] : [];
  if (mostUsd <= maxUsd) return [`The limit of $${maxUsd} is enough.`];
  const verdict = usd > maxUsd ? 'is expected to end the study early' : 'may end the study early';
  return [`The limit of $${maxUsd} ${verdict}; what was done then is kept.`];
}
