import { groups } from '../../tables/groups.ts';
import { gatesTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { gateMeanings } from '../format/meanings.ts';
import { counted, percent, withInterval } from '../format/number.ts';
import { benchmarkName, gatesInWords, methodName, modelName } from '../format/words.ts';
import { Computing } from '../parts/computing.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Prose } from '../parts/prose.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { TargetChoice } from '../parts/target-choice.tsx';
import { Term } from '../parts/term.tsx';
import { computing, soFar } from '../reading/batch.ts';
import { effectSentence } from '../reading/effects.ts';
import { gateBatch, isWorthSeeing, targetsIn, targetWith } from '../reading/helps.ts';
import { useBatches } from '../use-batches.ts';

/** Which gate helps, and where? */
export function GatesSection() {
  const page = usePage();
  const { data, method } = page;
  const head = data.gates;
  const targets = targetsIn(page);
  const target = targetWith(page, (one) => isWorthSeeing(page, one));
  const batch = gateBatch(page, target);
  useBatches([batch]);
  const rows = soFar(batch);
  const panels = groups(rows, ({ row }) => `${row.model}\n${row.benchmark}`).map((group) => {
    const [{ row: first }] = group;
    const gated = group.filter(({ row }) => row.gates.length > 0 && row.why === null);
    const without = group.find(({ row }) => row.gates.length === 0)?.row;
    return {
      title: `${modelName(data, first.model)}, ${benchmarkName(first.benchmark).toLowerCase()}`,
      sentence: [
        ...(without === undefined || without.all.falseTrustOfAll.value === null
          ? ['No answer has both a confidence and a verdict.']
          : [
              `Of ${counted(without.all.n, 'scored answer')} (${counted(without.tasks, 'task')} in all) ${withInterval(without.all.falseTrustOfAll, 'percent')} are trusted and bad without gates. `,
            ]),
        ...(without?.all.n === 0
          ? []
          : group.some(({ whole }) => !whole)
            ? computing
            : effectSentence(
                'that share',
                gated.map(({ row }) => ({
                  name: gatesInWords(row.gates),
                  change: row.change.all.falseTrustOfAll,
                })),
                'less',
                'points',
              )),
      ],
      rows: gated
        .filter(({ row }) => row.all.n > 0)
        .map(({ row }) => ({
          label: gatesInWords(row.gates),
          estimate: row.change.all.falseTrustOfAll,
          note: `accepts ${withInterval(row.coverage, 'percent')} of ${counted(row.samples, 'answer')}; ECE ${withInterval(row.change.all.ece, 'score')}`,
        })),
    };
  });
  // Gates that no answer has evidence for: every row of them says so.
  const silent = new Set(
    (head?.gates ?? [])
      .map(({ id }) => id)
      .filter(
        (id) =>
          rows.length > 0 && rows.every(({ row }) => row.gates.join() !== id || row.why !== null),
      ),
  );
  return (
    <Section
      id="gates"
      figures
      title="Which gate helps, and where?"
      lead={
        <>
          A <Term of="gate">gate</Term> looks at an answer before anyone relies on it. Shown is how
          it changes the share of all answers that are trusted (confidence of at least{' '}
          {percent(head?.threshold ?? data.study.falseTrustThreshold)}) although they are bad, in
          points: left of zero it helps.
          {target === 'security'
            ? null
            : ' The tests that a gate runs are those that function is made of: here passing them is right by construction.'}
        </>
      }
    >
      {head === undefined || targets.length === 0 ? (
        <Nothing>There is no confidence by {methodName(data, method)} for gates to lower.</Nothing>
      ) : (
        <>
          <TargetChoice targets={targets} value={target} />
          <Computing batches={[batch]} />
          <EffectPanels
            panels={panels}
            unit="points"
            what="the share of answers trusted and bad"
            target={target}
          />
          <More summary="All numbers: accepted, correct, calibration, False Trust">
            <DataTable table={gatesTable({ how: head.how, rows: rows.map(({ row }) => row) })} />
          </More>
          <dl class="list">
            {head.gates.map(({ id, version, description, missing }) => (
              <div key={id}>
                <dt>{gateMeanings[id]?.word ?? id}</dt>
                <dd>
                  {description}{' '}
                  <code>
                    {id} {version}
                  </code>
                  {silent.has(id) ? <Prose>{` Not shown: ${missing}.`}</Prose> : null}
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}
