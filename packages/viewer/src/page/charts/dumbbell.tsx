import type { CalibrationRow, Estimate } from '../../schema.ts';
import { percent, withInterval } from '../format/number.ts';
import { goodWord } from '../format/words.ts';
import { useWidth } from '../parts/use-width.ts';
import { linear, type Scale } from '../reading/scale.ts';

const height = 92;
const middle = 46;

/** What the model says and what is so, on one line from 0 to 100 %. */
export function Dumbbell({ row, name }: { row: CalibrationRow; name: string }) {
  const { ref, width } = useWidth<HTMLDivElement>(480);
  const confidence = row.meanConfidence.value;
  const accuracy = row.accuracy.value;
  if (confidence === null || accuracy === null) return null;
  const x = linear([0, 1], [14, width - 14]);
  const good = goodWord[row.target];
  const over = confidence >= accuracy;
  const label = `${name}: says ${withInterval(row.meanConfidence, 'percent')}, ${good} in fact ${withInterval(row.accuracy, 'percent')}`;
  return (
    <div ref={ref} class="dumbbell">
      <svg class="claims" width={width} height={height} role="img" aria-label={label}>
        <line class="track" x1={x(0)} x2={x(1)} y1={middle} y2={middle} />
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <line key={tick} class="tick" x1={x(tick)} x2={x(tick)} y1={middle - 4} y2={middle + 4} />
        ))}
        <rect
          class={over ? 'gap-over' : 'gap-under'}
          x={Math.min(x(confidence), x(accuracy))}
          width={Math.abs(x(confidence) - x(accuracy))}
          y={middle - 6}
          height={12}
        />
        <Whisker estimate={row.accuracy} x={x} y={middle} />
        <Whisker estimate={row.meanConfidence} x={x} y={middle} />
        <circle class="mark-fact" cx={x(accuracy)} cy={middle} r={7} />
        <circle class="mark-claim" cx={x(confidence)} cy={middle} r={7} />
        <Label at={x(confidence)} y={22} width={width} bold={percent(confidence)} text="claimed" />
        <Label at={x(accuracy)} y={82} width={width} bold={percent(accuracy)} text={good} />
      </svg>
    </div>
  );
}

function Whisker({ estimate, x, y }: { estimate: Estimate; x: Scale; y: number }) {
  if (estimate.low === null || estimate.high === null) return null;
  return <line class="whisker" x1={x(estimate.low)} x2={x(estimate.high)} y1={y} y2={y} />;
}

function Label({
  at,
  y,
  width,
  bold,
  text,
}: {
  at: number;
  y: number;
  width: number;
  bold: string;
  text: string;
}) {
  const anchor = at < 70 ? 'start' : at > width - 70 ? 'end' : 'middle';
  const x =
    anchor === 'start' ? Math.max(4, at - 8) : anchor === 'end' ? Math.min(width - 4, at + 8) : at;
  return (
    <text x={x} y={y} text-anchor={anchor}>
      <tspan class="bold">{bold}</tspan> {text}
    </text>
  );
}
