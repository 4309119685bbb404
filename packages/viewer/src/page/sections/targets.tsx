import { IntervalRows } from '../charts/interval-rows.tsx';
import { usePage } from '../context.ts';
import { modelName, targetName } from '../format/words.ts';
import { CalibrationTable } from '../parts/calibration-table.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Term } from '../parts/term.tsx';
import { targetFinding } from '../reading/findings.ts';
import { pooledRow, targetsOf } from '../reading/rows.ts';
import { gapDomain } from '../reading/scale.ts';

/** Is a model more overconfident about function, or about security? */
export function TargetsSection() {
  const { data, measures, method, state } = usePage();
  const targets = targetsOf(measures, method, state.target);
  const panels = measures.models.map((model) => ({
    model,
    rows: targets.flatMap((target) => pooledRow(measures, { model, method, target }) ?? []),
    finding: targetFinding(measures, model, method),
  }));
  const all = panels.flatMap(({ rows }) => rows);
  const scale = gapDomain(
    all.flatMap(({ gap }) => [gap.value, gap.low, gap.high]).filter((value) => value !== null),
  );
  return (
    <Section
      id="targets"
      figures
      title="Does it overrate its function or its security more?"
      lead={
        <>
          The <Term of="gap">gap</Term> for each question asked of the same answers. The sentence
          compares the two task by task, which is sharper than looking whether two intervals
          overlap.
        </>
      }
    >
      {all.length === 0 ? (
        <Nothing>No confidence by this method has been held against a verdict.</Nothing>
      ) : (
        <>
          <div class="panels">
            {panels.map(({ model, rows, finding }) => (
              <figure key={model} class="panel">
                <figcaption>
                  <h3>{modelName(data, model)}</h3>
                  <p class="reading">
                    {finding === null ? (
                      'Not to be told: it takes scored answers of both kinds to common tasks.'
                    ) : (
                      <Sentences of={finding} />
                    )}
                  </p>
                </figcaption>
                <IntervalRows
                  rows={rows.map((row) => ({
                    label: targetName[row.target],
                    estimate: row.gap,
                    target: row.target,
                    note: `${row.n} answers, ${row.tasks} tasks`,
                  }))}
                  {...scale}
                  unit="points"
                  label={`Overconfidence gap of ${modelName(data, model)} by target, in points, with 95 % intervals; the numbers are in the table below`}
                />
              </figure>
            ))}
          </div>
          <More summary="All numbers">
            <CalibrationTable rows={all} caption="Calibration by target" />
          </More>
        </>
      )}
    </Section>
  );
}
