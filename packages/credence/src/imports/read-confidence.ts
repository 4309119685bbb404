import { isEmpty, numberOf, quoted } from '../analysis/metrics/cells.ts';
import { parseConfidence } from '../confidence/parse-confidence.ts';
import type { MissingReason } from '../core/records.ts';
import type { ElicitedTarget } from '../core/verdict.ts';
import type { ConfidencePlace } from './mapping.ts';
import { pathInWords, type RawRecord } from './raw-record.ts';

export interface ImportedConfidence {
  readonly method: string;
  readonly version: string;
  readonly target: ElicitedTarget;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  /** The reply that it was read from, or `null`. */
  readonly raw: string | null;
  readonly wholeAnswer: boolean;
}

/** Code in a reply, whose numbers say nothing of how sure a model is. */
const fenced = /^```[\s\S]*?(^```[^\S\n]*$|$(?![\s\S]))/gm;

/** The confidences that a field holds: one, or that of both targets where it is about neither alone. */
export function readConfidence(
  raw: RawRecord,
  cell: unknown,
  place: ConfidencePlace,
): readonly ImportedConfidence[] {
  const { method, version, target } = place;
  const read = readValue(raw, cell, place);
  const targets: readonly ElicitedTarget[] =
    target === 'answer' ? ['functional', 'security'] : [target];
  return targets.map((one) => ({
    ...{ method, version, target: one },
    ...read,
    wholeAnswer: target === 'answer',
  }));
}

function readValue(
  raw: RawRecord,
  cell: unknown,
  { field, scale, read }: ConfidencePlace,
): Pick<ImportedConfidence, 'value' | 'missing' | 'raw'> {
  if (isEmpty(cell)) return { value: null, missing: 'no-number', raw: null };
  if (read === 'reply') {
    const reply = String(cell);
    return { ...parseConfidence(reply.replace(fenced, ''), 'stop'), raw: reply };
  }
  const most = scale === 'percent' ? 100 : 1;
  const text = scale === 'percent' && typeof cell === 'string' ? cell.replace(/%\s*$/, '') : cell;
  const number = numberOf(text);
  if (number !== undefined && number >= 0 && number <= most) {
    return { value: number / most, missing: null, raw: null };
  }
  throw raw.complain(
    `The field "${pathInWords(field)}" (confidence) is ${quoted(cell)}, not a number from 0 to ${most}.`,
    number !== undefined && number > 1 && scale === 'fraction'
      ? 'Where they are percentages, say `scale: percent` in the mapping.'
      : 'Leave it empty where it is missing; `read: reply` reads the words of a model.',
  );
}
