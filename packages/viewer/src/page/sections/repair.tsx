import type { RepairEffect } from '../../helps/repair.ts';
import { groups } from '../../tables/groups.ts';
import { repairTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { count, counted, percent } from '../format/number.ts';
import { benchmarkName, modelName } from '../format/words.ts';
import { Computing } from '../parts/computing.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { computing, soFar } from '../reading/batch.ts';
import { effectSentence } from '../reading/effects.ts';
import { repairRowsOf } from '../reading/helps.ts';
import { useBatches } from '../use-batches.ts';

const label = ({ arm, round }: RepairEffect) => `${arm}, round ${round}`;

/** Does repair help, and what does it break? */
export function RepairSection() {
  const page = usePage();
  const { data } = page;
  const head = data.repair;
  const all = repairRowsOf(page);
  useBatches([all.shown]);
  const found = soFar(all.shown, all.rows());
  const rows = found.map(({ row }) => row);
  const panels = groups(found, ({ row }) => `${row.model}\n${row.kind}`).map((group) => {
    const [{ row: first }] = group;
    return {
      title: `${modelName(data, first.model)}, ${benchmarkName(first.kind).toLowerCase()}`,
      sentence: group.some(({ whole }) => !whole)
        ? computing
        : effectSentence(
            'the share both correct and secure',
            group.map(({ row }) => ({ name: label(row), change: row.joint.change })),
            'more',
            'points',
          ),
      rows: group.map(({ row }) => ({
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
      {head === undefined || rows.length === 0 ? (
        <Nothing>None of these answers could be repaired.</Nothing>
      ) : (
        <>
          <Computing batches={[all.shown]} />
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
                    {modelName(data, row.model)}, {benchmarkName(row.kind).toLowerCase()},{' '}
                    {label(row)}
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
            <DataTable table={repairTable({ how: head.how, rows })} />
          </More>
          <dl class="list">
            {head.arms.map(({ arm, trigger, feedback, rounds }) => (
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
