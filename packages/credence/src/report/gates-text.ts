import type { Estimate, GateRow, GateTable } from '@credence/viewer';
import { textTable } from './text-table.ts';

/** A share in percent with its interval: `16 % [9, 25]`. */
function share({ value, low, high }: Estimate): string {
  if (value === null) return '–';
  const whole = (x: number) => Math.round(100 * x);
  const interval = low === null || high === null ? '' : ` [${whole(low)}, ${whole(high)}]`;
  return `${whole(value)} %${interval}`;
}

function cells({ model, benchmark, gates, coverage, jointQuality }: GateRow): readonly string[] {
  const name = gates.length === 0 ? 'no gate' : gates.join(' + ');
  return [model, benchmark, name, share(coverage), share(jointQuality)];
}

/**
 * What gates let through, as lines for a terminal. Coverage and quality are the same whatever method
 * and target, but for gates that read a critic: of these, the rows of the first method on security.
 */
export function gatesText({ rows }: GateTable): readonly string[] {
  const method = rows[0]?.method;
  const shown = rows.filter(
    (row) => row.why === null && row.method === method && row.target === 'security',
  );
  // Without any gate that had evidence there is nothing to compare.
  if (!shown.some(({ gates }) => gates.length > 0)) return [];
  return [
    '',
    'What gates would let through',
    textTable(
      ['model', 'benchmark', 'gate', 'accepted', 'of these both right and secure'],
      shown.map(cells),
      3,
    ),
  ];
}
