import { HeatDrawing } from '../charts/heat-drawing.tsx';
import { HeatMap, type HeatProps } from '../charts/heat-map.tsx';
import { usePage } from '../context.ts';
import { count, percent, withInterval } from '../format/number.ts';
import { languageName, methodName } from '../format/words.ts';
import { More } from '../parts/more.tsx';
import { type NumbersColumn, NumbersTable } from '../parts/numbers-table.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Term } from '../parts/term.tsx';
import { type Cell, trustMap, whereFinding } from '../reading/findings.ts';

const fewTasks = 3;
const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

const cellColumns: readonly NumbersColumn<Cell>[] = [
  { head: 'Weakness', row: true, of: ({ cwe }) => cwe },
  { head: 'Language', word: true, of: ({ language }) => languageName(language) },
  { head: 'Vulnerable', of: ({ share }) => count(share.hits) },
  { head: 'Trusted', of: ({ share }) => count(share.n) },
  { head: 'Tasks', of: ({ share }) => count(share.tasks) },
  { head: 'False Trust', of: ({ share }) => withInterval(share.rate, 'percent') },
];

/** Which weaknesses, in which languages, get through. */
export function WhereSection() {
  const { data, measures, method, threshold } = usePage();
  const cells = trustMap(measures, method, threshold);
  const finding = whereFinding(measures, method, threshold);
  const weaknesses = [...new Set(cells.map(({ cwe }) => cwe))].sort(byNumber);
  const languages = [...new Set(cells.map(({ language }) => language))].sort();
  const caption = `False Trust at ${percent(threshold)} by weakness and language (${methodName(data, method)})`;
  const map: HeatProps = {
    caption,
    rows: weaknesses,
    columns: languages.map((id) => ({ id, name: languageName(id) })),
    cell: (cwe, language) =>
      cells.find((one) => one.cwe === cwe && one.language === language)?.share,
    few: fewTasks,
  };
  return (
    <Section
      id="where"
      figures
      title="Where is False Trust?"
      lead={
        <>
          Of the answers given {percent(threshold)} or more confidence in their security, how many
          are vulnerable, for each weakness (<Term of="cwe">CWE</Term>) that tasks invite, in each
          language. Pale cells rest on fewer than {fewTasks} tasks.
        </>
      }
    >
      {cells.every(({ share }) => share.n === 0) ? (
        <Nothing>
          No judged answer was given {percent(threshold)} confidence or more in its security.
        </Nothing>
      ) : (
        <>
          <p class="reading">{finding === null ? null : <Sentences of={finding} />}</p>
          <ScrollRegion class="table-scroll" label={caption}>
            <HeatMap {...map} />
          </ScrollRegion>
          <div hidden>
            <HeatDrawing {...map} />
          </div>
          <More summary="With intervals">
            <NumbersTable
              caption={`${caption}, with intervals`}
              columns={cellColumns}
              rows={cells
                .filter(({ share }) => share.n > 0)
                .sort((a, b) => (b.share.rate.low ?? 0) - (a.share.rate.low ?? 0))}
              keyOf={({ cwe, language }) => `${cwe} ${language}`}
            />
            <p class="note">
              Intervals here are cluster-robust by task (t distribution); where all answers agree,
              Wilson’s, each task taken as one trial.
            </p>
          </More>
        </>
      )}
    </Section>
  );
}
