import { bare, count, interval } from '@credence/viewer/format';
import { type Column, isEstimate, type Value } from '@credence/viewer/tables';

/** Three decimals, and never 0. */
const pValue = (p: number): string => (p < 0.001 ? '<0.001' : p.toFixed(3));

/** A value of a table as the page shows it, without spaces and signs that only browsers need. */
export function valueText(value: Value | undefined, { kind }: Column): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'string') return value;
  if (!isEstimate(value)) return plain(kind === 'p' ? pValue(value) : count(value));
  if (value.value === null) return '–';
  const unit = kind === 'percent' || kind === 'points' ? kind : 'score';
  const range = interval(value, unit);
  return plain(range === null ? bare(value, unit) : `${bare(value, unit)} ${range}`);
}

const plain = (text: string): string =>
  text.replaceAll('\u202f', ' ').replaceAll('\u00a0', ' ').replaceAll('\u2212', '-');
