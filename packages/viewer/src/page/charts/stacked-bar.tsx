import { count, percent } from '../format/number.ts';
import { useWidth } from '../parts/use-width.ts';
import { linear } from '../reading/scale.ts';

export interface Part {
  readonly name: string;
  readonly tone: 'good' | 'bad' | 'open';
  readonly count: number;
}

const height = 30;

/** Parts of a whole, each with its count where it fits. The patterns survive without colour. */
export function StackedBar({
  parts,
  total,
  label,
}: {
  parts: readonly Part[];
  /** Length of the full bar; what the parts leave of it was not judged. */
  total: number;
  label: string;
}) {
  const { ref, width } = useWidth<HTMLDivElement>(480);
  const x = linear([0, Math.max(1, total)], [0, width]);
  const text = `${label}: ${parts.map((part) => `${count(part.count)} ${part.name}`).join(', ')}`;
  let before = 0;
  return (
    <div ref={ref} class="bar-line">
      <svg class="chart" width={width} height={height} role="img" aria-label={text}>
        <rect class="bar-rest" x={0} y={0.5} width={width} height={height - 1} rx={3} />
        {parts.map((part) => {
          const start = x(before);
          before += part.count;
          const size = x(before) - start;
          if (part.count === 0) return null;
          return (
            <g key={part.name}>
              <title>{`${part.name}: ${count(part.count)} of ${count(total)} (${percent(part.count / total)})`}</title>
              <rect
                class={`bar-${part.tone}`}
                x={start}
                y={0}
                width={Math.max(1, size - 1)}
                height={height}
                rx={2}
              />
              {size > 10 + 8 * count(part.count).length ? (
                <text
                  class={`bar-text bar-text-${part.tone}`}
                  x={size > 60 ? start + 10 : start + size / 2}
                  y={height / 2 + 4.5}
                  text-anchor={size > 60 ? 'start' : 'middle'}
                >
                  {count(part.count)}
                  {size > 120 ? ` ${part.name}` : ''}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
