/** What a cell of any format says, in the forms that the columns need. */

/** Nothing was written: an absent key, null, or blank text. */
export const isEmpty = (cell: unknown): boolean =>
  cell === undefined || cell === null || (typeof cell === 'string' && cell.trim() === '');

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A finite number, as a number or in decimal notation; `undefined` for anything else. */
export function numberOf(cell: unknown): number | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  if (typeof cell === 'bigint') return Number(cell);
  if (typeof cell !== 'string') return undefined;
  const text = cell.trim();
  return decimal.test(text) ? Number(text) : undefined;
}

/** 1 and 0, also as true and false in any case; `undefined` for anything else. */
export function outcomeOf(cell: unknown): 0 | 1 | undefined {
  const value = numberOf(cell);
  if (value === 0 || value === 1) return value;
  const word = typeof cell === 'boolean' ? String(cell) : typeof cell === 'string' ? cell : '';
  switch (word.trim().toLowerCase()) {
    case 'true':
      return 1;
    case 'false':
      return 0;
    default:
      return undefined;
  }
}

/** A cell as the name of a task or group; `null` when empty. Numbers and text read alike. */
export function labelOf(cell: unknown): string | null {
  if (isEmpty(cell)) return null;
  if (typeof cell === 'string') return cell.trim();
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

/** A cell as an error quotes it: short, and on one line. */
export function quoted(cell: unknown): string {
  const text = typeof cell === 'string' ? cell.trim() : labelOf(cell);
  const short = String(text).length > 40 ? `${String(text).slice(0, 40)}…` : text;
  return typeof cell === 'string' ? JSON.stringify(short) : String(short);
}
