import { percent } from '../format/number.ts';
import { useWidth } from '../parts/use-width.ts';
import { linear } from '../reading/scale.ts';

export interface RiskCurve {
  readonly name: string;
  /** By descending threshold. */
  readonly points: readonly {
    readonly threshold: number;
    readonly coverage: number;
    readonly risk: number;
  }[];
}

const height = 250;
const left = 46;
const bottom = 40;

/** Dashes tell the curves apart as well as their labels do. */
const dashes = ['none', '6 3', '2 3', '9 3 2 3'];

/**
 * Share trusted across, share of the trusted that is bad upwards: where the threshold stands, each
 * curve has a mark.
 */
export function RiskCoverage({
  curves,
  threshold,
  label,
}: {
  curves: readonly RiskCurve[];
  threshold: number;
  label: string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>(560);
  const x = linear([0, 1], [left, width - 12]);
  const y = linear([0, 1], [height - bottom, 12]);
  return (
    <div ref={ref}>
      <svg class="chart" width={width} height={height} role="img" aria-label={label}>
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <g key={tick}>
            <line class="grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
            <text class="tick-label" x={left - 6} y={y(tick) + 4} text-anchor="end">
              {percent(tick)}
            </text>
            <text class="tick-label" x={x(tick)} y={height - bottom + 16} text-anchor="middle">
              {percent(tick)}
            </text>
          </g>
        ))}
        <text class="axis-label" x={x(0.5)} y={height - 6} text-anchor="middle">
          share of answers trusted →
        </text>
        {curves.map(({ name, points }, index) => {
          const mark = points.findLast((point) => point.threshold >= threshold);
          const [first] = points;
          if (first === undefined) return null;
          const line = [
            `M${x(0)} ${y(first.risk)}`,
            ...points.map(({ coverage, risk }) => `L${x(coverage)} ${y(risk)}`),
          ].join('');
          return (
            <g key={name} class={`curve curve-${index % 4}`}>
              <title>{name}</title>
              <path class="curve-line" d={line} stroke-dasharray={dashes[index % 4]} />
              {mark === undefined ? null : (
                <circle class="curve-mark" cx={x(mark.coverage)} cy={y(mark.risk)} r={5.5} />
              )}
            </g>
          );
        })}
      </svg>
      <p class="legend">
        {curves.map(({ name }, index) => (
          <span key={name} class={`key curve curve-${index % 4}`}>
            <svg width="26" height="10" aria-hidden="true">
              <path class="curve-line" d="M0 5H26" stroke-dasharray={dashes[index % 4]} />
            </svg>
            {name}
          </span>
        ))}
      </p>
    </div>
  );
}
