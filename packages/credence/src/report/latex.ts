import type { ReportTables } from '@credence/viewer/facts';
import { type Table, tablesOf } from '@credence/viewer/tables';
import { valueText } from './value-text.ts';

const signs: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '–': '--',
  '’': "'",
  '·': '\\textperiodcentered{}',
};

/** Text that LaTeX prints as it stands. */
export function latexText(text: string): string {
  return text.replace(/[\\~^<>–’·&%$#_{}]/g, (sign) => signs[sign] ?? `\\${sign}`);
}

/** Numbers with a true minus sign and thin spaces. */
const latexNumber = (text: string): string =>
  latexText(text)
    .replace(/(?<![\w-])-(?=\d)/g, '$-$')
    .replaceAll(' \\%', '\\,\\%');

function latexTable({ id, title, note, columns, rows }: Table): string {
  const shown = columns.filter(
    ({ id: name, kind }) => kind !== 'text' || rows.some((row) => row[name] !== ''),
  );
  const line = (cells: readonly string[]) => `${cells.join(' & ')} \\\\`;
  const align = shown.map(({ kind }) => (kind === 'key' || kind === 'text' ? 'l' : 'r')).join('');
  return [
    '\\begin{table}',
    '\\centering',
    `\\caption{${latexText(title)}. ${latexText(note)}}`,
    `\\label{tab:credence-${id}}`,
    '\\begin{adjustbox}{max width=\\textwidth}',
    `\\begin{tabular}{@{}${align}@{}}`,
    '\\toprule',
    line(shown.map(({ head }) => latexText(head))),
    '\\midrule',
    ...rows.map((row) =>
      line(
        shown.map((column) => {
          const text = valueText(row[column.id], column);
          return column.kind === 'key' || column.kind === 'text'
            ? latexText(text)
            : latexNumber(text);
        }),
      ),
    ),
    '\\bottomrule',
    '\\end{tabular}',
    '\\end{adjustbox}',
    '\\end{table}',
  ].join('\n');
}

/** The tables of a report for a LaTeX document that loads `booktabs` and `adjustbox`. */
export function latexReport(data: ReportTables): string {
  const { study } = data;
  const said = (text: string) => `% ${text.replace(/\s+/g, ' ')}`;
  return [
    said(
      `${study.name}: tables by Credence ${study.credenceVersion}, study of ${study.startedAt}.`,
    ),
    ...(study.simulated === null ? [] : [said(`SIMULATED DATA. ${study.simulated}`)]),
    ...(study.imported === undefined ? [] : [said(`RECORDED BY OTHERS. ${study.imported}`)]),
    said('In the preamble: \\usepackage{booktabs,adjustbox}'),
    ...tablesOf(data).map(latexTable),
    '',
  ].join('\n\n');
}
