import type { CalibrationRow } from '../../schema.ts';
import { usePage } from '../context.ts';
import { count, percent, signedPoints, temperature } from '../format/number.ts';
import { modelName, targetName } from '../format/words.ts';
import { Value } from './number.tsx';
import { ScrollRegion } from './scroll-region.tsx';
import { Term } from './term.tsx';

/** Every column of the calibration rows, for those who want the numbers. */
export function CalibrationTable({
  rows,
  caption,
}: {
  rows: readonly CalibrationRow[];
  caption: string;
}) {
  const { data } = usePage();
  const threshold = rows[0]?.falseTrust.threshold ?? 0.8;
  return (
    <ScrollRegion class="table-scroll" label={caption}>
      <table class="numbers">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" class="word">
              Target
            </th>
            <th scope="col">
              <Term of="temperature">Temp.</Term>
            </th>
            <th scope="col">Answers</th>
            <th scope="col">Scored</th>
            <th scope="col">Tasks</th>
            <th scope="col">
              <Term of="missing">Missing</Term>
            </th>
            <th scope="col">
              <Term of="inconclusive">Inconcl.</Term>
            </th>
            <th scope="col">Mean confidence</th>
            <th scope="col">Good in fact</th>
            <th scope="col">
              <Term of="gap">Gap</Term>, points
            </th>
            <th scope="col">Gap if inconclusive were good … bad</th>
            <th scope="col">
              <Term of="ece">ECE</Term>
            </th>
            <th scope="col">
              <Term of="eceDebiased">ECE, debiased</Term>
            </th>
            <th scope="col">
              <Term of="brier">Brier</Term>
            </th>
            <th scope="col">
              <Term of="auroc">AUROC</Term>
            </th>
            <th scope="col">Trusted at ≥ {percent(threshold)}</th>
            <th scope="col">Of them bad</th>
            <th scope="col">
              <Term of="falseTrust">False Trust</Term> rate
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.model} ${row.target} ${row.temperature}`}
              class={row.temperature === null ? 'pooled' : ''}
            >
              <th scope="row">{modelName(data, row.model)}</th>
              <td class="word">{targetName[row.target]}</td>
              <td>{temperature(row.temperature)}</td>
              <td>{count(row.samples)}</td>
              <td>{count(row.n)}</td>
              <td>{count(row.tasks)}</td>
              <td>{count(row.missing)}</td>
              <td>{count(row.inconclusive)}</td>
              <td>
                <Value of={row.meanConfidence} unit="percent" row={row} metric="meanConfidence" />
              </td>
              <td>
                <Value of={row.accuracy} unit="percent" row={row} metric="accuracy" />
              </td>
              <td>
                <Value of={row.gap} unit="points" row={row} metric="gap" />
              </td>
              <td>{bounds(row)}</td>
              <td>
                <Value of={row.ece} unit="score" row={row} metric="ece" />
              </td>
              <td>
                <Value of={row.eceDebiased} unit="score" row={row} metric="eceDebiased" />
              </td>
              <td>
                <Value of={row.brier} unit="score" row={row} metric="brier" />
              </td>
              <td>
                <Value of={row.auroc} unit="score" row={row} metric="auroc" />
              </td>
              <td>{count(row.falseTrust.trusted)}</td>
              <td>{count(row.falseTrust.bad)}</td>
              <td>
                <Value of={row.falseTrust.rate} unit="percent" row={row} metric="falseTrust" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function bounds(row: CalibrationRow): string {
  const { good, bad } = row.gapIfInconclusive;
  if (row.inconclusive === 0) return 'none';
  if (good === null || bad === null) return '–';
  return `${signedPoints(good)} … ${signedPoints(bad)}`;
}
