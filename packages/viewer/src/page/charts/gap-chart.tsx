import type { CalibrationRow, TargetName } from '../../schema.ts';
import { signedPoints, temperature, withInterval } from '../format/number.ts';
import { targetName } from '../format/words.ts';
import { useWidth } from '../parts/use-width.ts';
import { linear } from '../reading/scale.ts';
import { TargetMark } from './target-mark.tsx';

const left = 52;
const right = 24;
const top = 34;
const rowHeight = 34;

/** Over-confidence gap by temperature, one dot and interval a target. */
export function GapChart({
  rows,
  targets,
  domain,
  ticks,
  label,
}: {
  rows: readonly CalibrationRow[];
  targets: readonly TargetName[];
  domain: readonly [number, number];
  ticks: readonly number[];
  label: string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>(480);
  const temperatures = [...new Set(rows.map((row) => row.temperature))];
  const height = top + temperatures.length * rowHeight + 24;
  const x = linear(domain, [left, width - right]);
  const wide = x(domain[1]) - x(0) > 110;
  return (
    <div ref={ref}>
      <svg class="chart" width={width} height={height} role="img" aria-label={label}>
        <rect
          class="zone"
          x={x(0)}
          y={top - 8}
          width={Math.max(0, x(domain[1]) - x(0))}
          height={height - top - 16}
        />
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              class={tick === 0 ? 'axis' : 'grid'}
              x1={x(tick)}
              x2={x(tick)}
              y1={top - 8}
              y2={height - 24}
            />
            <text class="tick-label" x={x(tick)} y={height - 8} text-anchor="middle">
              {signedPoints(tick)}
            </text>
          </g>
        ))}
        <text class="axis-label" x={0} y={top - 16}>
          temp.
        </text>
        {wide ? (
          <text class="axis-label" x={x(0) + 6} y={top - 16}>
            overconfident →
          </text>
        ) : null}
        {x(0) - left > 118 ? (
          <text class="axis-label" x={x(0) - 6} y={top - 16} text-anchor="end">
            ← underconfident
          </text>
        ) : null}
        {temperatures.map((at, index) => {
          const y = top + index * rowHeight + rowHeight / 2 - 6;
          return (
            <g key={at}>
              {at === null ? (
                <line
                  class="divider"
                  x1={0}
                  x2={width - right}
                  y1={y + rowHeight / 2}
                  y2={y + rowHeight / 2}
                />
              ) : null}
              <text class={at === null ? 'row-label bold' : 'row-label'} x={0} y={y + 4}>
                {temperature(at)}
              </text>
              {targets.map((target, position) => {
                const row = rows.find((r) => r.target === target && r.temperature === at);
                if (row === undefined || row.gap.value === null) return null;
                const offset = (position - (targets.length - 1) / 2) * 11;
                const { value, low, high } = row.gap;
                return (
                  <g key={target} class={`on-${target}`}>
                    <title>
                      {`${targetName[target]}, temperature ${temperature(at)}: ${withInterval(row.gap, 'points')} points, ${row.n} answers`}
                    </title>
                    {low === null || high === null ? null : (
                      <line
                        class="whisker"
                        x1={x(low)}
                        x2={x(high)}
                        y1={y + offset}
                        y2={y + offset}
                      />
                    )}
                    <TargetMark target={target} x={x(value)} y={y + offset} />
                  </g>
                );
              })}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
