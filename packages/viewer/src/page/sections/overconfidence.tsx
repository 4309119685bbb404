import type { TargetName } from '../../schema.ts';
import { GapChart } from '../charts/gap-chart.tsx';
import { TargetKey } from '../charts/target-mark.tsx';
import { usePage } from '../context.ts';
import { methodName, modelName, targetName } from '../format/words.ts';
import { CalibrationTable } from '../parts/calibration-table.tsx';
import { More } from '../parts/more.tsx';
import { Nothing, Section } from '../parts/section.tsx';
import { Sentences } from '../parts/sentence.tsx';
import { Term } from '../parts/term.tsx';
import { temperatureFinding } from '../reading/findings.ts';
import { gapSentence } from '../reading/headline.ts';
import { calibrationRows, pooledRow, targetsOf } from '../reading/rows.ts';
import { gapDomain } from '../reading/scale.ts';
import { whyNothingScored } from '../reading/why.ts';

const shown: readonly TargetName[] = ['security', 'functional'];

export function OverconfidenceSection() {
  const { data, measures, method, state } = usePage();
  const { models } = measures;
  const targets = targetsOf(measures, method, state.target);
  const drawn = targets.length === 1 ? targets : shown.filter((target) => targets.includes(target));
  const rows = models.flatMap((model) =>
    targets.flatMap((target) => calibrationRows(measures, { method, model, target })),
  );
  const scale = gapDomain(
    rows
      .filter((row) => drawn.includes(row.target))
      .flatMap((row) => [row.gap.value, row.gap.low, row.gap.high])
      .filter((v) => v !== null),
  );
  return (
    <Section
      id="overconfidence"
      figures
      title="How overconfident is each model?"
      lead={
        <>
          The <Term of="gap">gap</Term> is mean confidence minus the share of good answers. At zero
          the model means what it says; to the right it claims more than it delivers.
        </>
      }
    >
      {rows.length === 0 ? (
        <Nothing>
          No confidence by {methodName(data, method)} has been held against a verdict yet.
        </Nothing>
      ) : (
        <>
          <p class="legend">
            {drawn.map((target) => (
              <TargetKey key={target} target={target}>
                {targetName[target]}
              </TargetKey>
            ))}
          </p>
          <div class="panels">
            {models.map((model) => (
              <ModelGap key={model} model={model} targets={drawn} {...scale} />
            ))}
          </div>
          <More summary="All numbers, by temperature">
            <CalibrationTable
              rows={rows}
              caption={`Calibration of every model, ${methodName(data, method)}`}
            />
          </More>
        </>
      )}
    </Section>
  );
}

function ModelGap({
  model,
  targets,
  domain,
  ticks,
}: {
  model: string;
  targets: readonly TargetName[];
  domain: readonly [number, number];
  ticks: readonly number[];
}) {
  const { data, measures, method } = usePage();
  const name = modelName(data, model);
  const rows = targets.flatMap((target) => calibrationRows(measures, { method, model, target }));
  const heat = targets.flatMap((target) => {
    const finding = temperatureFinding(measures, model, method, target);
    return finding === null ? [] : [{ target, finding }];
  });
  const any = rows.some((row) => row.gap.value !== null);
  return (
    <figure class="panel">
      <figcaption>
        <h3>{name}</h3>
        {targets.map((target) => {
          const row = pooledRow(measures, { method, model, target });
          return (
            <p key={target} class="reading">
              {targetName[target]}:{' '}
              {row === null ? (
                'not elicited.'
              ) : row.gap.value === null ? (
                `not defined, ${whyNothingScored(row)}.`
              ) : (
                <Sentences of={gapSentence(row.gap)} />
              )}
            </p>
          );
        })}
      </figcaption>
      {any ? (
        <GapChart
          rows={rows}
          targets={targets}
          domain={domain}
          ticks={ticks}
          label={`Overconfidence gap of ${name} by temperature, with 95 % intervals; the numbers are in the table below`}
        />
      ) : (
        <Nothing>There is no gap to draw: none of its answers could be scored.</Nothing>
      )}
      {heat.length === 0 ? null : (
        <div class="note">
          {heat.map(({ target, finding }) => (
            <p key={target}>
              {targetName[target]}: <Sentences of={finding} />
            </p>
          ))}
        </div>
      )}
    </figure>
  );
}
