import { gatesTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { gateMeanings } from '../format/meanings.ts';
import { counted, percent, withInterval } from '../format/number.ts';
import { benchmarkName, gatesInWords, methodName, modelName } from '../format/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { TargetChoice } from '../parts/target-choice.tsx';
import { Term } from '../parts/term.tsx';
import { chosen, targetIn } from '../reading/chosen.ts';
import { effectSentence } from '../reading/effects.ts';

/** Which gate helps, and where? */
export function GatesSection() {
  const { data, method, state } = usePage();
  const table = data.gates;
  const own = chosen(table?.rows ?? [], state.filter).filter((row) => row.method === method);
  const target = targetIn(own, state.target);
  const rows = own.filter((row) => row.target === target);
  const places = [...new Set(rows.map((row) => `${row.model}\n${row.benchmark}`))];
  const panels = places.map((place) => {
    const group = rows.filter((row) => `${row.model}\n${row.benchmark}` === place);
    const gated = group.filter((row) => row.gates.length > 0 && row.why === null);
    const without = group.find((row) => row.gates.length === 0);
    const [model = '', benchmark = ''] = place.split('\n');
    return {
      title: `${modelName(data, model)}, ${benchmarkName(benchmark).toLowerCase()}`,
      sentence: [
        ...(without === undefined || without.all.falseTrustOfAll.value === null
          ? ['No answer has both a confidence and a verdict. ']
          : [
              `Of ${counted(without.all.n, 'scored answer')} (${counted(without.tasks, 'task')} in all) ${withInterval(without.all.falseTrustOfAll, 'percent')} are trusted and bad without gates. `,
            ]),
        ...effectSentence(
          'that share',
          gated.map((row) => ({
            name: gatesInWords(row.gates),
            change: row.change.all.falseTrustOfAll,
          })),
          'less',
          'points',
        ),
      ],
      rows: gated.map((row) => ({
        label: gatesInWords(row.gates),
        estimate: row.change.all.falseTrustOfAll,
        note: `accepts ${withInterval(row.coverage, 'percent')} of ${counted(row.samples, 'answer')}; ECE ${withInterval(row.change.all.ece, 'score')}`,
      })),
    };
  });
  return (
    <Section
      id="gates"
      figures
      title="Which gate helps, and where?"
      lead={
        <>
          A <Term of="gate">gate</Term> looks at an answer before anyone relies on it. Shown is how
          it changes the share of all answers that are trusted (confidence of at least{' '}
          {percent(table?.threshold ?? data.study.falseTrustThreshold)}) although they are bad, in
          points: left of zero it helps.
        </>
      }
    >
      {table === undefined || own.length === 0 ? (
        <Nothing>This report holds no gates over {methodName(data, method)}.</Nothing>
      ) : (
        <>
          <TargetChoice rows={own} value={target} why="evidence" />
          <EffectPanels
            panels={panels}
            unit="points"
            what="the share of answers trusted and bad"
            target={target}
          />
          <More summary="All numbers: accepted, correct, calibration, False Trust">
            <DataTable table={gatesTable({ ...table, rows })} />
          </More>
          <dl class="list">
            {table.gates.map(({ id, version, description }) => (
              <div key={id}>
                <dt>{gateMeanings[id]?.word ?? id}</dt>
                <dd>
                  {description}{' '}
                  <code>
                    {id} {version}
                  </code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}
