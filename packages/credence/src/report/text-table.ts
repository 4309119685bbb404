import type { Estimate } from '@credence/viewer';

/** Signed points with their interval: `+56 [48, 63]`. */
export function points({ value, low, high }: Estimate): string {
  if (value === null) return '–';
  const signed = (x: number) => `${x > 0 ? '+' : ''}${Math.round(100 * x)}`;
  const interval = low === null || high === null ? '' : ` [${signed(low)}, ${signed(high)}]`;
  return signed(value) + interval;
}

/** A table for a terminal. The first `left` columns are words, the others numbers. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  left: number,
): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column < left ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('──');
  return [line(head), rule, ...rows.map(line)].join('\n');
}
