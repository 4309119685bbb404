import type { TargetName } from '../../schema.ts';
import { type IntervalRow, IntervalRows } from '../charts/interval-rows.tsx';
import type { Unit } from '../format/number.ts';
import { gapDomain } from '../reading/scale.ts';
import type { Sentence } from '../reading/sentence.ts';
import { Sentences } from './sentence.tsx';

export interface EffectPanel {
  readonly title: string;
  readonly sentence: Sentence;
  readonly rows: readonly IntervalRow[];
}

/** Panels of changes with their intervals, all on one scale, each under what it means. */
export function EffectPanels({
  panels,
  unit,
  what,
  target,
}: {
  panels: readonly EffectPanel[];
  unit: Unit;
  /** What changes, for the figures' descriptions: `ECE`. */
  what: string;
  target: TargetName;
}) {
  const scale = gapDomain(
    panels
      .flatMap(({ rows }) => rows)
      .flatMap(({ estimate }) => [estimate.value, estimate.low, estimate.high])
      .filter((value) => value !== null),
  );
  return (
    <div class="panels effects">
      {panels.map(({ title, sentence, rows }) => (
        <figure key={title} class="panel">
          <figcaption>
            <h3>{title}</h3>
            <p class="reading">
              <Sentences of={sentence} />
            </p>
          </figcaption>
          {/* Without rows the sentence says why. */}
          {rows.length === 0 ? null : (
            <IntervalRows
              rows={rows.map((row) => ({ target, ...row }))}
              {...scale}
              unit={unit}
              label={`${title}: change of ${what}, with 95 % intervals; the numbers are in the table below`}
            />
          )}
        </figure>
      ))}
    </div>
  );
}
