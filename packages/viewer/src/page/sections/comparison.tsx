import { noCommonGround } from '../../helps/comparison.ts';
import type { ComparedMeasure, ComparisonRow } from '../../schema.ts';
import { groups } from '../../tables/groups.ts';
import { comparisonTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { counted, withInterval } from '../format/number.ts';
import { benchmarkName, modelName, targetName } from '../format/words.ts';
import { Computing } from '../parts/computing.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { TargetChoice } from '../parts/target-choice.tsx';
import { computing, soFar } from '../reading/batch.ts';
import { verdictOf } from '../reading/difference.ts';
import { comparisonRowsOf, isWorthSeeing, targetsIn, targetWith } from '../reading/helps.ts';
import type { Sentence } from '../reading/sentence.ts';
import { useBatches } from '../use-batches.ts';

const words: Readonly<Record<ComparedMeasure, string>> = {
  gap: 'Gap',
  ece: 'ECE',
  brier: 'Brier score',
  accuracy: 'Good in fact',
  'false-trust': 'False Trust',
};

/** How does this study differ from another? */
export function ComparisonSection() {
  const page = usePage();
  const { data, method } = page;
  const head = data.comparison;
  const targets = targetsIn(page);
  const target = targetWith(page, (one) => isWorthSeeing(page, one));
  const all = comparisonRowsOf(page);
  const [shown, others] = [all.shown(target), all.others(target)];
  useBatches([shown, others]);
  const rows = all.rows(target);
  const whole = soFar(shown).every((one) => one.whole);
  const panels = groups(rows, (row) => `${row.model}\n${row.otherModel}\n${row.benchmark}`).map(
    (group) => {
      const [{ model, otherModel: other, benchmark }] = group;
      const against = other === model ? '' : ` against ${other}`;
      return {
        title: `${modelName(data, model)}${against}, ${benchmarkName(benchmark).toLowerCase()}`,
        sentence: whole ? said(group) : computing,
        rows: group
          .filter((row) => row.why === null)
          .map((row) => ({
            label: words[row.measure],
            estimate: row.difference,
            note: `${counted(row.tasks, 'common task')}`,
          })),
      };
    },
  );
  return (
    <Section
      id="comparison"
      figures
      title={`How does it differ from ${head?.other ?? 'another study'}?`}
      lead={`This study minus ${head?.other ?? 'the other'}, on the tasks that both have, as fractions of one. ${targetName[target]}.`}
    >
      {head === undefined || rows.length === 0 ? (
        <Nothing>
          {nothingCommon(head?.methods.includes(method) ?? false, all.families.length)}
        </Nothing>
      ) : (
        <>
          <TargetChoice targets={targets} value={target} />
          <Computing batches={[shown, others]} />
          <EffectPanels panels={panels} unit="score" what="each measure" target={target} />
          <More summary="All numbers, with tests">
            <DataTable table={comparisonTable({ ...head, rows })} />
          </More>
        </>
      )}
    </Section>
  );
}

function nothingCommon(method: boolean, families: number): string {
  if (!method) return 'The other study has no confidence by this method.';
  return families === 0 ? `${noCommonGround}` : 'These answers leave nothing to compare.';
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
