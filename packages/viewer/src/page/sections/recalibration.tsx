import { recalibrationInWords } from '../../helps/recalibration.ts';
import { groups } from '../../tables/groups.ts';
import { recalibrationTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { counted, withInterval } from '../format/number.ts';
import { benchmarkName, methodName, modelName, recalibrationName } from '../format/words.ts';
import { Computing } from '../parts/computing.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { TargetChoice } from '../parts/target-choice.tsx';
import { Term } from '../parts/term.tsx';
import { computing, soFar } from '../reading/batch.ts';
import { recalibrationSentence } from '../reading/effects.ts';
import {
  isWorthSeeing,
  recalibrationBatch,
  targetsIn,
  targetWith,
  transferBatches,
} from '../reading/helps.ts';
import { useBatches } from '../use-batches.ts';
import { mapChosen, Transfer } from './transfer.tsx';

/** What does recalibration do, and does it carry over? */
export function RecalibrationSection() {
  const page = usePage();
  const { data, method, state } = page;
  const targets = targetsIn(page);
  const target = targetWith(page, (one) => isWorthSeeing(page, one));
  const batch = recalibrationBatch(page, target);
  const transfer = transferBatches(page, target);
  const map = mapChosen(state.map);
  const others = [...transfer.batches].filter(([name]) => name !== map);
  const own = transfer.batches.get(map);
  useBatches([batch, ...(own ? [own] : []), ...others.map(([, one]) => one)]);
  const rows = soFar(batch);
  const panels = groups(rows, ({ row }) => `${row.model}\n${row.benchmark}`).map((group) => {
    const [{ row: first }] = group;
    const title = `${modelName(data, first.model)}, ${benchmarkName(first.benchmark).toLowerCase()}`;
    const defined = group.filter(({ row }) => row.why === null);
    return {
      title,
      sentence:
        defined.length === 0
          ? [`Not computed: ${first.why}.`]
          : defined.some(({ whole }) => !whole)
            ? computing
            : recalibrationSentence(defined.map(({ row }) => row)),
      rows: defined.map(({ row }) => ({
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
      {targets.length === 0 ? (
        <Nothing>There is no confidence by {methodName(data, method)} to recalibrate.</Nothing>
      ) : (
        <>
          <TargetChoice targets={targets} value={target} />
          <Computing batches={[batch]} />
          <EffectPanels panels={panels} unit="score" what="the calibration error" target={target} />
          <More summary="All numbers">
            <DataTable
              table={recalibrationTable({
                how: recalibrationInWords,
                rows: rows.map(({ row }) => row),
              })}
            />
          </More>
          <Transfer map={map} found={transfer} />
        </>
      )}
    </Section>
  );
}
