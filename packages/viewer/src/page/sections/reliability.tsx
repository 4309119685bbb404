import type { CalibrationRow, TargetName } from '../../schema.ts';
import { describe, ReliabilityChart } from '../charts/reliability-chart.tsx';
import { usePage } from '../context.ts';
import { count, counted, percent, temperature, withInterval } from '../format/number.ts';
import { goodWord, list, methodName, modelName, targetName } from '../format/words.ts';
import { Select } from '../parts/choice.tsx';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Term } from '../parts/term.tsx';
import { methodsOf, modelsOf, rowAt, targetsOf } from '../reading/rows.ts';
import { whyNothingScored } from '../reading/why.ts';

export function ReliabilitySection() {
  const { data, temperature: at, change } = usePage();
  const targets = targetsOf(data);
  const models = modelsOf(data);
  return (
    <Section
      id="reliability"
      title="Does more confidence mean better code?"
      lead={
        <>
          In a <Term of="reliability">reliability diagram</Term> each dot is one stated confidence:
          how sure the model was (across) against how often it was right (upwards), with its 95 %
          interval. Larger dots stand for more answers. On the dashed line claim and fact agree; the
          shaded half is overconfidence.
        </>
      }
    >
      {targets.length === 0 ? (
        <Nothing>No confidence has been held against a verdict yet.</Nothing>
      ) : (
        <>
          {data.study.temperatures.length > 1 ? (
            <div class="controls">
              <Select
                label="Temperature"
                value={at === null ? '' : String(at)}
                onChange={(value) => change({ temperature: value === '' ? null : value })}
                options={[
                  { value: '', label: 'all pooled' },
                  ...data.study.temperatures.map((value) => ({
                    value: String(value),
                    label: temperature(value),
                  })),
                ]}
              />
            </div>
          ) : null}
          {models.map((model) => (
            <ModelDiagrams key={model} model={model} targets={targets} />
          ))}
        </>
      )}
    </Section>
  );
}

function ModelDiagrams({ model, targets }: { model: string; targets: readonly TargetName[] }) {
  const { data, view, temperature: at } = usePage();
  const groups = methodsOf(data)
    .map((method) => ({
      method,
      rows: targets.flatMap(
        (target) => rowAt(data, { benchmark: view.benchmark, method, model, target }, at) ?? [],
      ),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <div class="model-block">
      <h3>{modelName(data, model)}</h3>
      {groups.length === 0 ? (
        <Nothing>No confidences at this temperature.</Nothing>
      ) : (
        <>
          <div class="method-groups">
            {groups.map(({ method, rows }) => (
              <div key={method} class="method-group">
                <h4>{methodName(data, method)}</h4>
                {rows.some(hasBins) ? (
                  <div class="multiples">
                    {rows.map((row) => (
                      <Diagram key={row.target} row={row} />
                    ))}
                  </div>
                ) : (
                  <Nothing>
                    Nothing to draw: {list([...new Set(rows.map(whyNothingScored))])}.
                  </Nothing>
                )}
              </div>
            ))}
          </div>
          {groups.some(({ rows }) => rows.some(hasBins)) ? (
            <details class="more">
              <summary>The same as a table</summary>
              <BinTable rows={groups.flatMap(({ rows }) => rows)} model={model} />
            </details>
          ) : null}
        </>
      )}
    </div>
  );
}

const hasBins = (row: CalibrationRow) => row.reliability.length > 0;

function Diagram({ row }: { row: CalibrationRow }) {
  const { data } = usePage();
  const bins =
    row.reliability.length <= 8
      ? row.reliability.map((bin) => describe(bin, row)).join('; ')
      : `${row.reliability.length} groups of confidence, listed in the table below`;
  const name = `${modelName(data, row.model)}, ${targetName[row.target]}, ${methodName(data, row.method)}`;
  return (
    <figure class="multiple">
      <figcaption>
        <strong>{targetName[row.target]}</strong>
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
          <ReliabilityChart row={row} label={`Reliability diagram. ${name}. ${bins}`} />
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

function BinTable({ rows, model }: { rows: readonly CalibrationRow[]; model: string }) {
  const { data } = usePage();
  const caption = `Reliability of ${modelName(data, model)} by stated confidence`;
  return (
    <ScrollRegion class="table-scroll" label={caption}>
      <table class="numbers">
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" class="word">
              Target
            </th>
            <th scope="col" class="word">
              Method
            </th>
            <th scope="col">Stated confidence</th>
            <th scope="col">Good in fact</th>
            <th scope="col">Answers</th>
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.reliability.map((bin) => (
              <tr key={`${row.method} ${row.target} ${bin.confidence}`}>
                <td class="word">{targetName[row.target]}</td>
                <td class="word">{methodName(data, row.method)}</td>
                <td>{percent(bin.confidence)}</td>
                <td>{withInterval(bin.rate, 'percent')}</td>
                <td>{count(bin.n)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
