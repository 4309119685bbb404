import type { RepairRow } from '../../schema.ts';
import { repairTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { count, counted, percent } from '../format/number.ts';
import { benchmarkName, modelName } from '../format/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { FixedNote } from '../parts/target-choice.tsx';
import { chosen } from '../reading/chosen.ts';
import { effectSentence } from '../reading/effects.ts';

const label = ({ arm, round }: RepairRow) => `${arm}, round ${round}`;

/** Does repair help, and what does it break? */
export function RepairSection() {
  const { data, state } = usePage();
  const table = data.repair;
  const rows = chosen(table?.rows ?? [], state.filter);
  const places = [...new Set(rows.map((row) => `${row.model}\n${row.kind}`))];
  const panels = places.map((place) => {
    const group = rows.filter((row) => `${row.model}\n${row.kind}` === place);
    const [model = '', kind = ''] = place.split('\n');
    return {
      title: `${modelName(data, model)}, ${benchmarkName(kind).toLowerCase()}`,
      sentence: effectSentence(
        'the share both correct and secure',
        group.map((row) => ({ name: label(row), change: row.joint.change })),
        'more',
        'points',
      ),
      rows: group.map((row) => ({
        label: label(row),
        estimate: row.joint.change,
        note: `${counted(row.repaired, 'answer')} repaired of ${count(row.answers)}`,
      })),
    };
  });
  return (
    <Section
      id="repair"
      figures
      title="Does repair help, and what does it break?"
      lead="Answers were given back to the model to be corrected. Shown is how that changes the share of all first answers that are both correct and secure, in points; the random arm repairs as many answers without looking at them."
    >
      {table === undefined || rows.length === 0 ? (
        <Nothing>No answer of this study was repaired.</Nothing>
      ) : (
        <>
          <FixedNote why="evidence" />
          <EffectPanels
            panels={panels}
            unit="points"
            what="the share both correct and secure"
            target="joint"
          />
          <ul class="repairs">
            {rows
              .filter((row) => row.repaired > 0)
              .map((row) => (
                <li key={`${row.model} ${row.kind} ${label(row)}`}>
                  <strong>
                    {modelName(data, row.model)}, {label(row)}
                  </strong>
                  : of {counted(row.repaired, 'repaired answer')}, {counted(row.fixed.n, 'hole')}{' '}
                  closed
                  {ofThose(row.fixed)}, {count(row.introduced.n)} opened{ofThose(row.introduced)};{' '}
                  {count(row.mended.n)} made to work{ofThose(row.mended)}, {count(row.regressed.n)}{' '}
                  broken{ofThose(row.regressed)}.
                </li>
              ))}
          </ul>
          <More summary="All numbers, with tests against chance">
            <DataTable table={repairTable({ ...table, rows })} />
          </More>
          <dl class="list">
            {table.arms.map(({ arm, trigger, feedback, rounds }) => (
              <div key={arm}>
                <dt>{arm}</dt>
                <dd>
                  Repairs when: {trigger}. It tells the model: {feedback}.{' '}
                  {counted(rounds, 'round')} at most.
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}

const ofThose = ({ n, of }: { readonly n: number; readonly of: number }) =>
  of === 0 ? '' : ` of ${count(of)} (${percent(n / of)})`;
