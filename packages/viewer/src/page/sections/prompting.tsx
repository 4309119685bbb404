import type { PromptingMeasure, PromptingRow } from '../../schema.ts';
import { groups } from '../../tables/groups.ts';
import { promptingTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { counted } from '../format/number.ts';
import { benchmarkName, modelName, strategyName } from '../format/words.ts';
import { Computing } from '../parts/computing.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { computing, type SoFar, soFar } from '../reading/batch.ts';
import { effectSentence } from '../reading/effects.ts';
import { promptingRowsOf } from '../reading/helps.ts';
import { useBatches } from '../use-batches.ts';

const measures: readonly { readonly id: PromptingMeasure; readonly name: string }[] = [
  { id: 'vulnerable', name: 'the share of vulnerable answers' },
  { id: 'functional', name: 'the share of answers that work' },
  { id: 'joint', name: 'the share both correct and secure' },
  { id: 'false-trust', name: 'False Trust' },
];
const lessIsBetter: readonly PromptingMeasure[] = ['vulnerable', 'false-trust'];

/** Does asking in another way help? */
export function PromptingSection() {
  const page = usePage();
  const { data } = page;
  const head = data.prompting;
  const all = promptingRowsOf(page);
  useBatches([all.shown, all.others]);
  const rows = soFar(all.shown, all.rows());
  return (
    <Section
      id="prompting"
      figures
      title="Does it help to ask in another way?"
      lead={`Each way of asking is compared with the ${strategyName(head?.baseline ?? 'plain').toLowerCase()} one, task by task, in points.`}
    >
      {head === undefined || rows.length === 0 ? (
        <Nothing>
          These answers were asked for in one way only: there is nothing to compare.
        </Nothing>
      ) : (
        <>
          <Computing batches={[all.shown, all.others]} />
          {measures.map(({ id, name }) => {
            const better = lessIsBetter.includes(id) ? 'less' : 'more';
            const panels = groups(
              rows.filter(({ row }) => row.measure === id),
              ({ row }) => `${row.model}\n${row.benchmark}`,
            ).map((group) => panel(group, name, better));
            return panels.length === 0 ? null : (
              <div key={id}>
                <h3 class="matrix-title">How it changes {name}</h3>
                <EffectPanels
                  panels={panels.map(({ title: [model, benchmark], ...rest }) => ({
                    ...rest,
                    title: `${modelName(data, model)}, ${benchmarkName(benchmark).toLowerCase()}`,
                  }))}
                  unit="points"
                  what={name}
                  target={
                    id === 'functional' ? 'functional' : id === 'joint' ? 'joint' : 'security'
                  }
                />
              </div>
            );
          })}
          <More summary="All numbers, with tests">
            <DataTable
              table={promptingTable({ how: head.how, rows: rows.map(({ row }) => row) })}
            />
          </More>
        </>
      )}
    </Section>
  );
}

function panel(
  group: readonly [SoFar<PromptingRow>, ...SoFar<PromptingRow>[]],
  name: string,
  better: 'less' | 'more',
) {
  const [{ row: first }] = group;
  return {
    title: [first.model, first.benchmark] as const,
    sentence: group.some(({ whole }) => !whole)
      ? computing
      : effectSentence(
          name,
          group.map(({ row }) => ({ name: strategyName(row.strategy), change: row.difference })),
          better,
          'points',
        ),
    rows: group
      .filter(({ row }) => row.why === null)
      .map(({ row }) => ({
        label: strategyName(row.strategy),
        estimate: row.difference,
        note: counted(row.tasks, 'common task'),
      })),
  };
}
