import { palette } from '../figures/palette.ts';
import { count, percent } from '../format/number.ts';
import { type HeatProps, stepOf } from './heat-map.tsx';

const left = 96;
const top = 26;
const cellWidth = 78;
const cellHeight = 42;
const between = 3;

/** Share of the colour of what is bad, in the steps of the map. */
const strengths = [0, 0.1, 0.18, 0.28, 0.4, 0.88];

/** The map of rates as a drawing, to be saved: on the page it is a table. */
export function HeatDrawing({ caption, rows, columns, cell, few }: HeatProps) {
  const width = left + columns.length * cellWidth;
  const height = top + rows.length * cellHeight;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={caption}
    >
      {columns.map(({ id, name }, column) => (
        <text
          key={id}
          x={left + (column + 0.5) * cellWidth}
          y={16}
          text-anchor="middle"
          font-weight="600"
        >
          {name}
        </text>
      ))}
      {rows.map((row, line) => {
        const y = top + line * cellHeight;
        return (
          <g key={row}>
            <text x={0} y={y + cellHeight / 2 + 4} font-weight="600">
              {row}
            </text>
            {columns.map(({ id }, column) => {
              const share = cell(row, id);
              if (share === undefined) return null;
              const { rate, hits, n, tasks } = share;
              const x = left + column * cellWidth;
              const step = rate.value === null ? 0 : stepOf(rate.value);
              const pale = tasks < few;
              const fill =
                rate.value === null
                  ? palette.sunken
                  : rate.value === 0
                    ? palette.goodWash
                    : palette.bad;
              const ink = step === 5 && !pale ? palette.paper : palette.ink;
              return (
                <g key={id}>
                  <rect
                    x={x}
                    y={y}
                    width={cellWidth - between}
                    height={cellHeight - between}
                    rx={5}
                    fill={fill}
                    fill-opacity={fill === palette.bad ? (pale ? 0.05 : strengths[step]) : 1}
                    stroke={pale && rate.value !== null ? palette.line : 'none'}
                  />
                  <text
                    x={x + (cellWidth - between) / 2}
                    y={y + (rate.value === null ? 24 : 18)}
                    text-anchor="middle"
                    fill={ink}
                  >
                    {rate.value === null ? '–' : percent(rate.value)}
                  </text>
                  {rate.value === null ? null : (
                    <text
                      x={x + (cellWidth - between) / 2}
                      y={y + 32}
                      text-anchor="middle"
                      font-size="10"
                      fill={ink}
                    >
                      {count(hits)}/{count(n)}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}
