import type { CalibrationRow, ReliabilityBin } from '../../schema.ts';
import { count, percent, withInterval } from '../format/number.ts';
import { goodWord } from '../format/words.ts';
import type { Curve } from '../reading/curve.ts';
import { linear } from '../reading/scale.ts';

const side = 190;
const left = 38;
const top = 12;
const histogram = 34;
const between = 8;
const width = left + side + 14;
const height = top + side + between + histogram + 34;
const largest = 9;

const x = linear([0, 1], [left, left + side]);
const y = linear([0, 1], [top + side, top]);
const ticks = [0, 0.5, 1];

/** Area, not radius, is proportional to the number of answers. */
function radius(bin: ReliabilityBin, most: number): number {
  return Math.max(2, largest * Math.sqrt(bin.n / most));
}

/** Stated confidence across, observed share upwards; beneath, how often each was stated. */
export function ReliabilityChart({
  row,
  curve,
  label,
}: {
  row: CalibrationRow;
  /** Drawn behind the dots where confidences are continuous. */
  curve: Curve | null;
  label: string;
}) {
  const most = Math.max(1, ...row.reliability.map((bin) => bin.n));
  const floor = top + side + between + histogram;
  const bar = linear([0, most], [0, histogram]);
  // Large dots first, so that small ones stay visible on top of them.
  const bins = [...row.reliability].sort((a, b) => b.n - a.n);
  return (
    <svg
      class={`chart reliability on-${row.target}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      <path class="zone" d={`M${x(0)} ${y(0)}L${x(1)} ${y(0)}L${x(1)} ${y(1)}Z`} />
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <line class="grid" x1={x(tick)} x2={x(tick)} y1={y(0)} y2={y(1)} />
          <text class="tick-label" x={left - 6} y={y(tick) + 4} text-anchor="end">
            {tick * 100}
          </text>
          <text
            class="tick-label"
            x={x(tick)}
            y={floor + 14}
            text-anchor={tick === 1 ? 'end' : tick === 0 ? 'start' : 'middle'}
          >
            {percent(tick)}
          </text>
        </g>
      ))}
      {curve === null ? null : <CurveMark curve={curve} />}
      <line class="diagonal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {bins.map((bin) => (
        <g key={bin.confidence}>
          <title>{describe(bin, row)}</title>
          {bin.rate.low === null || bin.rate.high === null ? null : (
            <line
              class="whisker"
              x1={x(bin.confidence)}
              x2={x(bin.confidence)}
              y1={y(bin.rate.low)}
              y2={y(bin.rate.high)}
            />
          )}
          {bin.rate.value === null ? null : (
            <circle
              class="dot"
              cx={x(bin.confidence)}
              cy={y(bin.rate.value)}
              r={radius(bin, most)}
            />
          )}
          <rect
            class="bar"
            x={x(bin.confidence) - 2.5}
            width={5}
            y={floor - Math.max(1, bar(bin.n))}
            height={Math.max(1, bar(bin.n))}
          />
        </g>
      ))}
      <line class="axis" x1={x(0)} x2={x(1)} y1={floor} y2={floor} />
      <text class="axis-label" x={left + side / 2} y={height - 4} text-anchor="middle">
        stated confidence
      </text>
      <text
        class="axis-label"
        transform={`translate(9 ${top + side / 2}) rotate(-90)`}
        text-anchor="middle"
      >
        % {goodWord[row.target]}
      </text>
    </svg>
  );
}

function CurveMark({ curve }: { curve: Curve }) {
  const { band, steps } = curve;
  const upper = band.map(({ confidence, upper: at }) => `${x(confidence)} ${y(at)}`);
  const lower = band.map(({ confidence, lower: at }) => `${x(confidence)} ${y(at)}`).reverse();
  return (
    <>
      {band.length < 2 ? null : <path class="band" d={`M${[...upper, ...lower].join('L')}Z`} />}
      <path
        class="step"
        d={steps
          .map(
            ({ from, to, outcome }, index) =>
              `${index === 0 ? 'M' : 'L'}${x(from)} ${y(outcome)}L${x(to)} ${y(outcome)}`,
          )
          .join('')}
      />
    </>
  );
}

export function describe(bin: ReliabilityBin, row: CalibrationRow): string {
  return `Said ${percent(bin.confidence)}: ${withInterval(bin.rate, 'percent')} ${goodWord[row.target]} (${count(bin.n)} ${bin.n === 1 ? 'answer' : 'answers'})`;
}
