import { recalibrationTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { counted, withInterval } from '../format/number.ts';
import { benchmarkName, methodName, modelName, recalibrationName } from '../format/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { TargetChoice } from '../parts/target-choice.tsx';
import { Term } from '../parts/term.tsx';
import { chosen, targetIn } from '../reading/chosen.ts';
import { effectSentence } from '../reading/effects.ts';
import { groups } from '../reading/groups.ts';
import { Transfer } from './transfer.tsx';

/** What does recalibration do, and does it carry over? */
export function RecalibrationSection() {
  const { data, method, state } = usePage();
  const tables = data.recalibration;
  const own = chosen(tables?.rows ?? [], state.filter).filter((row) => row.method === method);
  const target = targetIn(own, state.target);
  const rows = own.filter((row) => row.target === target);
  const panels = groups(rows, (row) => `${row.model}\n${row.benchmark}`).map((group) => {
    const [first] = group;
    const title = `${modelName(data, first.model)}, ${benchmarkName(first.benchmark).toLowerCase()}`;
    const defined = group.filter((row) => row.why === null);
    return {
      title,
      sentence:
        defined.length === 0
          ? [`Not computed: ${first.why}.`]
          : effectSentence(
              'the ECE',
              defined.map((row) => ({
                name: recalibrationName(row.recalibration),
                change: row.change.ece,
              })),
              'less',
              'score',
            ),
      rows: defined.map((row) => ({
        label: recalibrationName(row.recalibration),
        estimate: row.change.ece,
        note: `from ${withInterval(row.before.ece, 'score')} to ${withInterval(row.after.ece, 'score')}; ${counted(row.n, 'answer')}, ${counted(row.tasks, 'task')}${row.caution === null ? '' : `; mind: ${row.caution}`}`,
      })),
    };
  });
  return (
    <Section
      id="recalibration"
      figures
      title="What does recalibration do, and does it carry over?"
      lead={
        <>
          <Term of="recalibration">Recalibration</Term> learns from judged answers what stated
          confidence is worth. Each answer here is mapped by a rule that was learnt on other tasks.
          Left of zero the <Term of="ece">calibration error</Term> is smaller than as stated.
        </>
      }
    >
      {tables === undefined || own.length === 0 ? (
        <Nothing>This report holds no recalibration of {methodName(data, method)}.</Nothing>
      ) : (
        <>
          <TargetChoice rows={own} value={target} why="maps" />
          <EffectPanels panels={panels} unit="score" what="the calibration error" target={target} />
          <More summary="All numbers">
            <DataTable table={recalibrationTable({ ...tables, rows })} />
          </More>
          <Transfer method={method} target={target} tables={tables} />
        </>
      )}
    </Section>
  );
}
