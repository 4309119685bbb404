import type { ReportTables } from '@credence/viewer/facts';
import { type Table, tablesOf } from '@credence/viewer/tables';
import { valueText } from './value-text.ts';

/** Text that stays text in a cell of a Markdown table. */
const escaped = (text: string): string =>
  text.replace(/[\\`*_{}[\]<>|#!&~$]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');

function markdownTable({ title, note, columns, rows }: Table): string {
  const shown = columns.filter(
    ({ id, kind }) => kind !== 'text' || rows.some((row) => row[id] !== ''),
  );
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `## ${escaped(title)}`,
    '',
    line(shown.map(({ head }) => escaped(head))),
    line(shown.map(({ kind }) => (kind === 'key' || kind === 'text' ? ':--' : '--:'))),
    ...rows.map((row) => line(shown.map((column) => escaped(valueText(row[column.id], column))))),
    '',
    escaped(note),
  ].join('\n');
}

/** The tables of a report as Markdown, with what a reader must know of them. */
export function markdownReport(data: ReportTables): string {
  const { study } = data;
  return [
    `# ${escaped(study.name)}`,
    ...(study.simulated === null ? [] : [`**Simulated data.** ${escaped(study.simulated)}`]),
    ...(study.imported === undefined ? [] : [`**Recorded by others.** ${escaped(study.imported)}`]),
    ...(study.partial === null ? [] : [`**Partial study.** ${escaped(study.partial)}`]),
    ...(study.description === '' ? [] : [escaped(study.description)]),
    ...tablesOf(data).map(markdownTable),
    `Written by Credence ${escaped(study.credenceVersion)}; the study began ${escaped(study.startedAt)}.`,
    '',
  ].join('\n\n');
}
