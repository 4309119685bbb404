import { recalibrationNames } from '../../helps/cross-fit.ts';
import type { RecalibrationName, TransferRow } from '../../schema.ts';
import { groups } from '../../tables/groups.ts';
import { transferTable } from '../../tables/index.ts';
import { type Moves, movesOf } from '../../tables/moves.ts';
import { usePage } from '../context.ts';
import { recalibrationMeanings } from '../format/meanings.ts';
import { count, withInterval } from '../format/number.ts';
import { benchmarkName, languageName, modelName, recalibrationName } from '../format/words.ts';
import { Select } from '../parts/choice.tsx';
import { Computing } from '../parts/computing.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { More } from '../parts/more.tsx';
import { type NumbersColumn, NumbersTable } from '../parts/numbers-table.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Explained } from '../parts/term.tsx';
import { computing, soFar } from '../reading/batch.ts';
import type { transferBatches } from '../reading/helps.ts';
import { dimensionName, transferSentence } from '../reading/transfer.ts';

/** The recalibration that is shown in full. */
export const mapChosen = (wanted: string | null): RecalibrationName =>
  recalibrationNames.find((name) => name === wanted) ?? 'platt';

/** Does what was learnt in one place hold in another? By every recalibration, one of them in full. */
export function Transfer({
  map,
  found,
}: {
  map: RecalibrationName;
  found: ReturnType<typeof transferBatches>;
}) {
  const { change } = usePage();
  const batches = [...found.batches.values()];
  const own = found.batches.get(map);
  const rows = own === undefined ? [] : soFar(own);
  const nothing = batches.every((batch) => batch.size === 0);
  const ready = batches.filter((batch) => batch.done).flatMap((batch) => batch.rows);
  const done = batches.every((batch) => batch.done);
  return (
    <>
      <h3 class="matrix-title">Does it carry over?</h3>
      {nothing ? null : done && movesOf(ready.flatMap((row) => row ?? [])).all === 0 ? (
        <p class="reading">Too few answers to tell.</p>
      ) : (
        <>
          <Computing batches={batches} />
          <MapsTable rows={ready.flatMap((row) => row ?? [])} />
          <div class="controls">
            <Select
              label="In full"
              value={map}
              onChange={(value) => change({ map: value })}
              options={recalibrationNames.map((one) => ({
                value: one,
                label: recalibrationName(one),
              }))}
            />
          </div>
          {groups(rows, ({ row }) => row.dimension).map((group) => (
            <Matrices
              key={group[0].row.dimension}
              rows={[group[0].row, ...group.slice(1).map(({ row }) => row)]}
              whole={group.every(({ whole }) => whole)}
            />
          ))}
        </>
      )}
      {found.absent.map(({ dimension, why }) => (
        <p key={dimension} class="note">
          Carrying over between {dimensionName[dimension]}: {why}
        </p>
      ))}
      {rows.length === 0 ? null : (
        <More summary={`All numbers on carrying over, ${recalibrationName(map)}`}>
          <DataTable
            table={transferTable({ how: found.how, transfer: rows.map(({ row }) => row) })}
          />
        </More>
      )}
    </>
  );
}

interface MapRow {
  readonly map: string;
  readonly moves: ReadonlyMap<TransferRow['dimension'], Moves>;
}

const recalibrationColumn: NumbersColumn<MapRow> = {
  head: 'Recalibration',
  row: true,
  of: ({ map }) => <Explained as={recalibrationMeanings[map] ?? { word: map, text: '' }} />,
};

const movesColumn = (dimension: TransferRow['dimension']): NumbersColumn<MapRow> => ({
  head: `Between ${dimensionName[dimension]}`,
  of: ({ moves }) => {
    const { all = 0, helps = 0, harms = 0, costs = 0 } = moves.get(dimension) ?? {};
    return (
      <>
        {count(helps)} of {count(all)}
        <br />
        <small>
          {count(harms)} harm, {count(costs)} worse
        </small>
      </>
    );
  },
});

/** How often each map still helps where it was not fitted. */
function MapsTable({ rows }: { rows: readonly TransferRow[] }) {
  const lines = groups(rows, (row) => row.recalibration).map(
    (group): MapRow => ({
      map: group[0].recalibration,
      moves: new Map(
        groups(group, (row) => row.dimension).map((one) => [one[0].dimension, movesOf(one)]),
      ),
    }),
  );
  const dimensions = [...new Set(rows.map((row) => row.dimension))].filter((dimension) =>
    lines.some(({ moves }) => (moves.get(dimension)?.all ?? 0) > 0),
  );
  if (dimensions.length === 0) return null;
  return (
    <>
      <p class="lead">
        A move is a map that was fitted in one place and used in another. Shown is in how many the
        calibration error is surely smaller than as stated; in small, in how many it is surely
        greater, and in how many surely worse than with a map fitted there.
      </p>
      <NumbersTable
        caption="How often each recalibration still helps elsewhere"
        columns={[recalibrationColumn, ...dimensions.map(movesColumn)]}
        rows={lines}
        keyOf={({ map }) => map}
      />
    </>
  );
}

function Matrices({
  rows,
  whole,
}: {
  rows: readonly [TransferRow, ...TransferRow[]];
  whole: boolean;
}) {
  const { data } = usePage();
  const [{ dimension }] = rows;
  return (
    <div>
      <p class="reading">
        <Sentences of={whole ? transferSentence(dimension, rows) : computing} />
      </p>
      <More summary={`ECE with the map, between ${dimensionName[dimension]}`}>
        {groups(rows, (row) => [row.benchmark, row.model].join('\n')).map((matrix) => {
          const [{ benchmark, model, recalibration }] = matrix;
          const name = [
            `${recalibrationName(recalibration)} between ${dimensionName[dimension]}`,
            ...(model === null ? [] : [modelName(data, model)]),
            ...(benchmark === null ? [] : [benchmarkName(benchmark).toLowerCase()]),
          ].join(', ');
          return <Matrix key={name} name={name} rows={matrix} />;
        })}
        <p class="note">
          Rows: where the map was fitted; columns: where it was used. Bold: at home. In red: the map
          costs accuracy there, compared with one fitted at home.
        </p>
      </More>
    </div>
  );
}

function Matrix({ name, rows }: { name: string; rows: readonly TransferRow[] }) {
  const { data } = usePage();
  const places = [...new Set(rows.flatMap((row) => [row.from, row.to]))];
  const cells = new Map(rows.map((row) => [`${row.from}\n${row.to}`, row]));
  const dimension = rows[0]?.dimension;
  const word = (place: string) =>
    dimension === 'model'
      ? modelName(data, place)
      : dimension === 'language'
        ? languageName(place)
        : benchmarkName(place);
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
                const cell = cells.get(`${from}\n${to}`);
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
