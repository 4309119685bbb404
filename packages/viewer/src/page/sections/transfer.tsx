import { useMemo } from 'preact/hooks';
import type { ReportHead } from '../../pack/facts.ts';
import type { CarriedRow, TargetName } from '../../schema.ts';
import { transferTable } from '../../tables/index.ts';
import { usePage } from '../context.ts';
import { recalibrationMeanings } from '../format/meanings.ts';
import { count, withInterval } from '../format/number.ts';
import { benchmarkName, languageName, modelName, recalibrationName } from '../format/words.ts';
import { Select } from '../parts/choice.tsx';
import { DataTable } from '../parts/data-table.tsx';
import { More } from '../parts/more.tsx';
import { type NumbersColumn, NumbersTable } from '../parts/numbers-table.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Explained } from '../parts/term.tsx';
import { chosen } from '../reading/chosen.ts';
import { groups } from '../reading/groups.ts';
import { dimensionName, type Moves, movesOf, transferSentence } from '../reading/transfer.ts';

/** Does what was learnt in one place hold in another? By every recalibration, one of them in full. */
export function Transfer({
  method,
  target,
  tables,
}: {
  method: string;
  target: TargetName;
  tables: NonNullable<ReportHead['recalibration']>;
}) {
  const { carried, state, change } = usePage();
  const every = useMemo(() => carried(method, target), [carried, method, target]);
  const all = chosen(every, state.filter);
  const maps = [...new Set(all.map(({ recalibration }) => recalibration))];
  const map =
    maps.find((one) => one === state.map) ?? maps.find((one) => one === 'platt') ?? maps[0];
  const rows = all.filter(({ recalibration }) => recalibration === map);
  return (
    <>
      <h3 class="matrix-title">Does it carry over?</h3>
      {movesOf(all).all === 0 ? (
        <p class="reading">Too few answers to tell.</p>
      ) : (
        <>
          <MapsTable rows={all} />
          {maps.length > 1 ? (
            <div class="controls">
              <Select
                label="In full"
                value={map ?? ''}
                onChange={(value) => change({ map: value })}
                options={maps.map((one) => ({ value: one, label: recalibrationName(one) }))}
              />
            </div>
          ) : null}
          {groups(rows, (row) => row.dimension).map((group) => (
            <Matrices key={group[0].dimension} rows={group} />
          ))}
        </>
      )}
      {tables.absent.map(({ dimension, why }) => (
        <p key={dimension} class="note">
          Carrying over between {dimensionName[dimension]}: {why}
        </p>
      ))}
      {rows.length === 0 ? null : (
        <More summary={`All numbers on carrying over, ${recalibrationName(map ?? '')}`}>
          <DataTable table={transferTable({ ...tables, transfer: rows })} />
        </More>
      )}
    </>
  );
}

interface MapRow {
  readonly map: string;
  readonly dimension: CarriedRow['dimension'];
  readonly moves: Moves;
}

const mapColumns: readonly NumbersColumn<MapRow>[] = [
  {
    head: 'Recalibration',
    row: true,
    of: ({ map }) => <Explained as={recalibrationMeanings[map] ?? { word: map, text: '' }} />,
  },
  { head: 'Carried between', word: true, of: ({ dimension }) => dimensionName[dimension] },
  { head: 'Moves', of: ({ moves }) => count(moves.all) },
  { head: 'surely still helps', of: ({ moves }) => count(moves.helps) },
  { head: 'surely harms', of: ({ moves }) => count(moves.harms) },
  { head: 'surely worse than one fitted there', of: ({ moves }) => count(moves.costs) },
];

/** How often each map still helps where it was not fitted. */
function MapsTable({ rows }: { rows: readonly CarriedRow[] }) {
  const lines = groups(rows, (row) => `${row.dimension} ${row.recalibration}`)
    .map(
      (group): MapRow => ({
        map: group[0].recalibration,
        dimension: group[0].dimension,
        moves: movesOf(group),
      }),
    )
    .filter(({ moves }) => moves.all > 0);
  return (
    <NumbersTable
      caption="How often each recalibration still helps elsewhere"
      columns={mapColumns}
      rows={lines}
      keyOf={({ map, dimension }) => `${map} ${dimension}`}
    />
  );
}

function Matrices({ rows }: { rows: readonly [CarriedRow, ...CarriedRow[]] }) {
  const { data } = usePage();
  const [{ dimension }] = rows;
  return (
    <div>
      <p class="reading">
        <Sentences of={transferSentence(dimension, rows)} />
      </p>
      <More summary={`ECE with the map, between ${dimensionName[dimension]}`}>
        {groups(rows, (row) => [row.benchmark, row.model].join('\n')).map((matrix) => {
          const [{ benchmark, model, recalibration }] = matrix;
          const name = [
            recalibrationName(recalibration),
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

function Matrix({ name, rows }: { name: string; rows: readonly CarriedRow[] }) {
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
