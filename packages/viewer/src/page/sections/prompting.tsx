import type { PromptingMeasure, PromptingRow } from '../../schema.ts';
import { promptingTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { counted } from '../format/number.ts';
import { benchmarkName, modelName, strategyName } from '../format/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { FixedNote } from '../parts/target-choice.tsx';
import { chosen } from '../reading/chosen.ts';
import { effectSentence } from '../reading/effects.ts';

const measures: readonly { readonly id: PromptingMeasure; readonly name: string }[] = [
  { id: 'vulnerable', name: 'the share of vulnerable answers' },
  { id: 'functional', name: 'the share of answers that work' },
  { id: 'joint', name: 'the share both correct and secure' },
  { id: 'false-trust', name: 'False Trust' },
];
const lessIsBetter: readonly PromptingMeasure[] = ['vulnerable', 'false-trust'];

/** Does asking in another way help? */
export function PromptingSection() {
  const { data, method, state } = usePage();
  const table = data.prompting;
  const rows = chosen(table?.rows ?? [], state.filter).filter(
    (row) => row.method === null || row.method === method,
  );
  const places = [...new Set(rows.map((row) => `${row.model}\n${row.benchmark}`))];
  return (
    <Section
      id="prompting"
      figures
      title="Does it help to ask in another way?"
      lead={`Each way of asking is compared with the ${strategyName(table?.baseline ?? 'plain').toLowerCase()} one, task by task, in points.`}
    >
      {table === undefined || rows.length === 0 ? (
        <Nothing>{table?.why ?? 'This study asked in one way only.'}</Nothing>
      ) : (
        <>
          <FixedNote why="tests" />
          {measures.map(({ id, name }) => {
            const better = lessIsBetter.includes(id) ? 'less' : 'more';
            const panels = places.flatMap((place) => {
              const group = rows.filter(
                (row) => row.measure === id && `${row.model}\n${row.benchmark}` === place,
              );
              return group.length === 0 ? [] : [panel(group, name, better)];
            });
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
            <DataTable table={promptingTable({ ...table, rows })} />
          </More>
        </>
      )}
    </Section>
  );
}

function panel(group: readonly PromptingRow[], name: string, better: 'less' | 'more') {
  const [first] = group;
  return {
    title: [first?.model ?? '', first?.benchmark ?? ''] as const,
    sentence: effectSentence(
      name,
      group.map((row) => ({ name: strategyName(row.strategy), change: row.difference })),
      better,
      'points',
    ),
    rows: group
      .filter((row) => row.why === null)
      .map((row) => ({
        label: strategyName(row.strategy),
        estimate: row.difference,
        note: counted(row.tasks, 'common task'),
      })),
  };
}
