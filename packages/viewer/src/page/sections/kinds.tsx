import type { TargetName } from '../../schema.ts';
import { IntervalRows } from '../charts/interval-rows.tsx';
import { usePage } from '../context.ts';
import { benchmarkName, modelName, targetName } from '../format/words.ts';
import { CalibrationTable } from '../parts/calibration-table.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Term } from '../parts/term.tsx';
import { kindFinding } from '../reading/findings.ts';
import { pooledRow, targetsOf } from '../reading/rows.ts';
import { gapDomain } from '../reading/scale.ts';

const shown: readonly TargetName[] = ['security', 'functional'];

/** Does confidence hold up when the answer goes into a project of several files? */
export function KindsSection() {
  const { data, measures, method, state } = usePage();
  const kinds = measures.ofTasks('benchmark');
  const there = targetsOf(measures, method, state.target);
  const targets = there.length === 1 ? there : there.filter((target) => shown.includes(target));
  const [one, other] = kinds;
  const panels = measures.models.map((model) => ({
    model,
    rows: targets.flatMap((target) =>
      kinds.flatMap((benchmark) => pooledRow(measures, { model, method, target, benchmark }) ?? []),
    ),
  }));
  const all = panels.flatMap(({ rows }) => rows);
  const scale = gapDomain(
    all.flatMap(({ gap }) => [gap.value, gap.low, gap.high]).filter((value) => value !== null),
  );
  return (
    <Section
      id="kinds"
      figures
      title="Is it worse inside a project?"
      lead={
        <>
          Some tasks stand alone; in others the code goes into a project of several files. Their
          tasks differ, so the two <Term of="gap">gaps</Term> are compared as those of separate
          groups.
        </>
      }
    >
      {one === undefined || other === undefined ? (
        <Nothing>Only one kind of task is among the chosen answers.</Nothing>
      ) : (
        <>
          <div class="panels">
            {panels.map(({ model, rows }) => (
              <figure key={model} class="panel">
                <figcaption>
                  <h3>{modelName(data, model)}</h3>
                  {targets.map((target) => {
                    const found = kindFinding(measures, { model, method, target }, [one, other]);
                    return found === null ? null : (
                      <p key={target} class="reading">
                        {targetName[target]}: <Sentences of={found} />
                      </p>
                    );
                  })}
                </figcaption>
                <IntervalRows
                  rows={rows.map((row) => ({
                    // Both rows are of tasks: the word would only push the rest out of the figure.
                    label: `${targetName[row.target]}, ${benchmarkName(row.benchmark)
                      .toLowerCase()
                      .replace(/ tasks$/, '')}`,
                    estimate: row.gap,
                    target: row.target,
                    note: `${row.n} answers, ${row.tasks} tasks`,
                  }))}
                  {...scale}
                  unit="points"
                  label={`Overconfidence gap of ${modelName(data, model)} by kind of task, in points, with 95 % intervals; the numbers are in the table below`}
                />
              </figure>
            ))}
          </div>
          <More summary="All numbers">
            <CalibrationTable rows={all} caption="Calibration by kind of task" />
          </More>
        </>
      )}
    </Section>
  );
}
