import type { ComparedMeasure, ComparisonRow } from '../../schema.ts';
import { comparisonTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { counted, withInterval } from '../format/number.ts';
import { benchmarkName, modelName, targetName } from '../format/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { TargetChoice } from '../parts/target-choice.tsx';
import { chosen, targetIn } from '../reading/chosen.ts';
import { verdictOf } from '../reading/difference.ts';
import type { Sentence } from '../reading/sentence.ts';

const words: Readonly<Record<ComparedMeasure, string>> = {
  gap: 'Gap',
  ece: 'ECE',
  brier: 'Brier score',
  accuracy: 'Good in fact',
  'false-trust': 'False Trust',
};

/** How does this study differ from another? */
export function ComparisonSection() {
  const { data, method, state } = usePage();
  const table = data.comparison;
  const own = chosen(table?.rows ?? [], state.filter).filter((row) => row.method === method);
  const target = targetIn(own, state.target);
  const rows = own.filter((row) => row.target === target);
  const places = [
    ...new Set(rows.map((row) => `${row.model}\n${row.otherModel}\n${row.benchmark}`)),
  ];
  const panels = places.map((place) => {
    const group = rows.filter(
      (row) => `${row.model}\n${row.otherModel}\n${row.benchmark}` === place,
    );
    const [model = '', other = '', benchmark = ''] = place.split('\n');
    const against = other === model ? '' : ` against ${other}`;
    return {
      title: `${modelName(data, model)}${against}, ${benchmarkName(benchmark).toLowerCase()}`,
      sentence: said(group),
      rows: group
        .filter((row) => row.why === null)
        .map((row) => ({
          label: words[row.measure],
          estimate: row.difference,
          note: `${counted(row.tasks, 'common task')}`,
        })),
    };
  });
  return (
    <Section
      id="comparison"
      figures
      title={`How does it differ from ${table?.other ?? 'another study'}?`}
      lead={`This study minus ${table?.other ?? 'the other'}, on the tasks that both have, as fractions of one. ${targetName[target]}.`}
    >
      {table === undefined || rows.length === 0 ? (
        <Nothing>{table?.why ?? 'Nothing to compare by this method.'}</Nothing>
      ) : (
        <>
          <TargetChoice rows={own} value={target} why="other study" />
          <EffectPanels panels={panels} unit="score" what="each measure" target={target} />
          <More summary="All numbers, with tests">
            <DataTable table={comparisonTable({ ...table, rows })} />
          </More>
        </>
      )}
    </Section>
  );
}

function said(rows: readonly ComparisonRow[]): Sentence {
  const sure = rows.filter(({ difference }) => ['more', 'less'].includes(verdictOf(difference)));
  if (sure.length === 0) return ['No clear difference in any measure.'];
  return [
    'Surely different: ',
    {
      strong: sure
        .map((row) => `${words[row.measure]} ${withInterval(row.difference, 'score')}`)
        .join(', '),
    },
    '.',
  ];
}
