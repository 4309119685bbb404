import type { RecalibrationRow, TransferRow } from '../../schema.ts';
import { recalibrationTable, transferTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { counted, withInterval } from '../format/number.ts';
import { benchmarkName, methodName, modelName, recalibrationName } from '../format/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { EffectPanels } from '../parts/effects.tsx';
import { More } from '../parts/more.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { TargetChoice } from '../parts/target-choice.tsx';
import { Term } from '../parts/term.tsx';
import { chosen, targetIn } from '../reading/chosen.ts';
import { effectSentence } from '../reading/effects.ts';
import { dimensionName, transferSentence } from '../reading/transfer.ts';

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
          <TargetChoice rows={own} value={target} />
          <EffectPanels panels={panels} unit="score" what="the calibration error" target={target} />
          <More summary="All numbers">
            <DataTable table={recalibrationTable({ ...tables, rows })} />
          </More>
          <Transfer
            rows={tables.transfer.filter((row) => row.method === method && row.target === target)}
          />
          {tables.absent.map(({ dimension, why }) => (
            <p key={dimension} class="note">
              Carrying over between {dimensionName[dimension]}: {why}
            </p>
          ))}
          <More summary="All numbers on carrying over">
            <DataTable
              table={transferTable({
                ...tables,
                transfer: tables.transfer.filter(
                  (row) => row.method === method && row.target === target,
                ),
              })}
            />
          </More>
        </>
      )}
    </Section>
  );
}

function Transfer({ rows }: { rows: readonly TransferRow[] }) {
  const { data } = usePage();
  const byDimension = groups(rows, (row) => row.dimension);
  if (byDimension.length === 0) return null;
  return (
    <>
      <h3 class="matrix-title">Does it carry over?</h3>
      {byDimension.map((group) => {
        const [{ dimension }] = group;
        const matrices = groups(group, (row) =>
          [row.benchmark, row.model, row.recalibration].join('\n'),
        );
        return (
          <div key={dimension}>
            <p class="reading">
              <Sentences of={transferSentence(dimension, group)} />
            </p>
            <More summary={`ECE with the map, between ${dimensionName[dimension]}`}>
              {matrices.map((matrix) => {
                const [{ benchmark, model, recalibration }] = matrix;
                const name = [
                  recalibrationName(recalibration),
                  ...(model === null ? [] : [modelName(data, model)]),
                  ...(benchmark === null ? [] : [benchmarkName(benchmark).toLowerCase()]),
                ].join(', ');
                return <Matrix key={name} name={name} rows={matrix} />;
              })}
              <p class="note">
                Rows: where the map was fitted; columns: where it was used. Bold: at home. In red:
                the map costs accuracy there, compared with one fitted at home.
              </p>
            </More>
          </div>
        );
      })}
    </>
  );
}

function Matrix({ name, rows }: { name: string; rows: readonly TransferRow[] }) {
  const { data } = usePage();
  const places = [...new Set(rows.flatMap((row) => [row.from, row.to]))];
  const word = (place: string) =>
    rows[0]?.dimension === 'model' ? modelName(data, place) : benchmarkName(place);
  return (
    <ScrollRegion class="table-scroll" label={name}>
      <table class="numbers">
        <caption class="note">{name}</caption>
        <thead>
          <tr>
            <th scope="col">Fitted on</th>
            {places.map((place) => (
              <th key={place} scope="col">
                {word(place)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {places.map((from) => (
            <tr key={from}>
              <th scope="row">{word(from)}</th>
              {places.map((to) => {
                const cell = rows.find((row) => row.from === from && row.to === to);
                const costly = (cell?.cost.ece.low ?? 0) > 0;
                return (
                  <td
                    key={to}
                    class={`${from === to ? 'matrix-own' : ''} ${costly ? 'matrix-costly' : ''}`}
                    title={cell?.why ?? undefined}
                  >
                    {cell === undefined || cell.after.ece.value === null
                      ? '–'
                      : withInterval(cell.after.ece, 'score')}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Rows with the same key together, in the order of their first. */
function groups<T extends RecalibrationRow | TransferRow>(
  rows: readonly T[],
  key: (row: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const found = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = found.get(key(row));
    if (group === undefined) found.set(key(row), [row]);
    else group.push(row);
  }
  return [...found.values()];
}
