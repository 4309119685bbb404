import type { Estimate, TargetName } from '../../schema.ts';
import { fixed, percent, signedPoints, type Unit, withInterval } from '../format/number.ts';
import { useWidth } from '../parts/use-width.ts';
import { linear } from '../reading/scale.ts';
import { TargetMark } from './target-mark.tsx';

export interface IntervalRow {
  readonly label: string;
  readonly estimate: Estimate;
  readonly target?: TargetName;
  readonly note?: string;
}

const rowHeight = 30;
const top = 22;

/** Values with their intervals, one a line, on a common scale of shares or of points. */
export function IntervalRows({
  rows,
  domain,
  ticks,
  unit,
  label,
}: {
  rows: readonly IntervalRow[];
  domain: readonly [number, number];
  ticks: readonly number[];
  unit: Unit;
  label: string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>(480);
  const longest = Math.max(0, ...rows.map((row) => row.label.length));
  const left = Math.min(Math.max(70, 7 * longest + 12), Math.max(110, width * 0.42));
  const x = linear(domain, [left, width - 16]);
  const height = top + rows.length * rowHeight + 4;
  const show = (tick: number) =>
    unit === 'percent' ? percent(tick) : unit === 'points' ? signedPoints(tick) : fixed(tick, 2);
  return (
    <div ref={ref}>
      <svg class="chart" width={width} height={height} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              class={tick === 0 ? 'axis' : 'grid'}
              x1={x(tick)}
              x2={x(tick)}
              y1={top - 4}
              y2={height - 4}
            />
            <text class="tick-label" x={x(tick)} y={12} text-anchor="middle">
              {show(tick)}
            </text>
          </g>
        ))}
        {rows.map(({ label: name, estimate, target = 'security', note }, index) => {
          const y = top + index * rowHeight + rowHeight / 2;
          const { value, low, high } = estimate;
          return (
            <g key={name} class={`on-${target}`}>
              <title>{`${name}: ${withInterval(estimate, unit)}${note === undefined ? '' : ` (${note})`}`}</title>
              <text class="row-label" x={0} y={y + 4}>
                {name.length * 7 > left ? `${name.slice(0, Math.floor(left / 7) - 1)}…` : name}
              </text>
              {value === null ? (
                <text class="axis-label" x={left} y={y + 4}>
                  not defined
                </text>
              ) : (
                <>
                  {low === null || high === null ? null : (
                    <line class="whisker" x1={x(low)} x2={x(high)} y1={y} y2={y} />
                  )}
                  <TargetMark target={target} x={x(value)} y={y} />
                </>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
