import type { CalibrationRow, ReliabilityBin, TargetName } from '../../schema.ts';
import { describe, ReliabilityChart } from '../charts/reliability-chart.tsx';
import { usePage } from '../context.ts';
import { count, counted, percent, temperature, withInterval } from '../format/number.ts';
import { goodWord, list, methodName, modelName, targetName } from '../format/words.ts';
import { Choice } from '../parts/choice.tsx';
import { More } from '../parts/more.tsx';
import { type NumbersColumn, NumbersTable } from '../parts/numbers-table.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Term } from '../parts/term.tsx';
import { curveOf, isContinuous } from '../reading/curve.ts';
import { calibrationRows, pooledRow, targetsOf } from '../reading/rows.ts';
import { whyNothingScored } from '../reading/why.ts';

export function ReliabilitySection() {
  const { measures, method, state, change } = usePage();
  const targets = targetsOf(measures, method);
  const chosen = targets.find((target) => target === state.target) ?? null;
  const shape = targets.some((target) =>
    measures.models.some((model) => isContinuous(measures.points({ model, method, target }).p)),
  );
  return (
    <Section
      id="reliability"
      figures
      title="Does more confidence mean better code?"
      lead={
        <>
          In a <Term of="reliability">reliability diagram</Term> each dot is one stated confidence:
          how sure the model was (across) against how often it was right (upwards), with its 95 %
          interval. Larger dots stand for more answers; the bars beneath count them. On the dashed
          line claim and fact agree; the shaded half is overconfidence.
          {shape ? (
            <>
              {' '}
              Where confidences take any value, the dots are groups of equal size and the stepped
              line is the <Term of="corp">CORP curve</Term>.
            </>
          ) : null}
        </>
      }
    >
      {targets.length === 0 ? (
        <Nothing>No confidence has been held against a verdict yet.</Nothing>
      ) : (
        <>
          {measures.temperatures.length > 1 ? (
            <div class="controls">
              <Choice
                label="Show"
                value={chosen ?? ''}
                onChange={(value) => change({ target: value === '' ? null : value })}
                options={[
                  { value: '', label: 'Every target, temperatures pooled' },
                  ...targets.map((target) => ({
                    value: target,
                    label: `${targetName[target]} by temperature`,
                  })),
                ]}
              />
            </div>
          ) : null}
          {measures.models.map((model) => (
            <ModelDiagrams key={model} model={model} targets={targets} by={chosen} />
          ))}
        </>
      )}
    </Section>
  );
}

function ModelDiagrams({
  model,
  targets,
  by,
}: {
  model: string;
  targets: readonly TargetName[];
  /** One target at every temperature, instead of all of them pooled. */
  by: TargetName | null;
}) {
  const { data, measures, method } = usePage();
  const rows =
    by === null
      ? targets.flatMap((target) => pooledRow(measures, { model, method, target }) ?? [])
      : calibrationRows(measures, { model, method, target: by });
  return (
    <div class="model-block">
      <h3>{modelName(data, model)}</h3>
      {rows.some(hasBins) ? (
        <>
          <div class="multiples">
            {rows.map((row) => (
              <Diagram
                key={`${row.target} ${row.temperature}`}
                row={row}
                byTemperature={by !== null}
              />
            ))}
          </div>
          <More summary="The same as a table">
            <BinTable rows={rows} model={model} />
          </More>
        </>
      ) : (
        <Nothing>Nothing to draw: {list([...new Set(rows.map(whyNothingScored))])}.</Nothing>
      )}
    </div>
  );
}

const hasBins = (row: CalibrationRow) => row.reliability.length > 0;

function Diagram({ row, byTemperature }: { row: CalibrationRow; byTemperature: boolean }) {
  const { data, measures } = usePage();
  const title = byTemperature
    ? row.temperature === null
      ? 'All temperatures'
      : `Temperature ${temperature(row.temperature)}`
    : targetName[row.target];
  const { model, method, target } = row;
  const points = measures.points({ model, method, target, temperature: row.temperature });
  const curve = measures.once('curve', [model, method, target, row.temperature], () =>
    curveOf(points),
  );
  const bins =
    row.reliability.length <= 8
      ? row.reliability.map((bin) => describe(bin, row)).join('; ')
      : `${row.reliability.length} groups of confidence, listed in the table below`;
  const name = [
    modelName(data, model),
    targetName[target],
    `temperature ${temperature(row.temperature)}`,
    methodName(data, method),
  ].join(', ');
  return (
    <figure class="multiple">
      <figcaption>
        <strong>{title}</strong>
        <span class="note">
          {row.n === 0 ? 'no scored answers' : counted(row.n, 'answer')}
          {row.ece.value === null ? null : (
            <>
              , <Term of="ece">ECE</Term> {withInterval(row.ece, 'score')}
            </>
          )}
        </span>
      </figcaption>
      {row.reliability.length === 0 ? (
        <Nothing>Nothing to draw: {whyNothingScored(row)}.</Nothing>
      ) : (
        <>
          <ReliabilityChart
            row={row}
            curve={curve}
            label={`Reliability diagram. ${name}. ${bins}`}
          />
          <p class="note">{remark(row)}</p>
        </>
      )}
    </figure>
  );
}

/** What the shape of the data keeps the diagram from showing. */
function remark(row: CalibrationRow): string {
  const accuracy = row.accuracy.value;
  const only = row.reliability.length === 1 ? row.reliability[0] : undefined;
  if (only !== undefined) return `It always said ${percent(only.confidence)}, whatever it wrote.`;
  if (accuracy === 0) return `No scored answer is ${goodWord[row.target]}.`;
  if (accuracy === 1) return `Every scored answer is ${goodWord[row.target]}.`;
  const { value, low, high } = row.auroc;
  if (value === null) return '';
  if (low !== null && low > 0.5) return 'Surer answers are better ones (AUROC above 0.5).';
  if (high !== null && high < 0.5) return 'Surer answers are worse ones (AUROC below 0.5).';
  return 'No sign that surer answers are better (AUROC may be 0.5).';
}

interface BinRow {
  readonly row: CalibrationRow;
  readonly bin: ReliabilityBin;
}

const binColumns: readonly NumbersColumn<BinRow>[] = [
  { head: 'Target', word: true, of: ({ row }) => targetName[row.target] },
  {
    head: <Term of="temperature">Temp.</Term>,
    of: ({ row }) => temperature(row.temperature),
  },
  { head: 'Stated confidence', of: ({ bin }) => percent(bin.confidence) },
  { head: 'Good in fact', of: ({ bin }) => withInterval(bin.rate, 'percent') },
  { head: 'Answers', of: ({ bin }) => count(bin.n) },
];

function BinTable({ rows, model }: { rows: readonly CalibrationRow[]; model: string }) {
  const { data } = usePage();
  return (
    <NumbersTable
      caption={`Reliability of ${modelName(data, model)} by stated confidence`}
      columns={binColumns}
      rows={rows.flatMap((row) => row.reliability.map((bin) => ({ row, bin })))}
      keyOf={({ row, bin }) => `${row.temperature} ${row.target} ${bin.confidence}`}
    />
  );
}
