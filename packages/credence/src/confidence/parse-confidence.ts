import type { FinishReason, MissingReason } from '../core/records.ts';

export type ParsedConfidence =
  | { readonly value: number; readonly missing: null }
  | { readonly value: null; readonly missing: MissingReason };

/**
 * The probability that a model states. Ambiguity never becomes a number:
 * - a number with a scale counts on it: `95%`, `95 percent`, `95/100`, `9.5/10`, `95 out of 100`;
 * - without one, below 1 it is a probability, above 1 a percentage; a bare `1` (`1.0`) may be
 *   either and is ambiguous;
 * - JSON with `confidence` comes before a number beside the word confident, and that before prose;
 *   what counts must hold one value alone, however often. In an answer of more than eight words a
 *   number in prose needs a scale: "the list has 3 items" states no confidence;
 * - a number at the end of a truncated answer does not count, unless it has four decimals already;
 * - of an answer that reasons, only JSON or a number beside the word counts: the rest is its subject;
 * - a range (`80-90%`) is ambiguous; numbers in words are not read; outside 0 .. 100 % is missing.
 */
export function parseConfidence(
  text: string,
  finish: FinishReason,
  { reasons = false }: { readonly reasons?: boolean } = {},
): ParsedConfidence {
  if (finish === 'refusal' || finish === 'content-filter') return missing('refused');
  const plain = text.replaceAll(/[*_`]+/g, (mark) => ' '.repeat(mark.length));
  const numbers = findNumbers(plain);
  const picked = [inJson, labelled, ...(reasons ? [] : [inProse])]
    .map((pick) => pick(numbers, plain))
    .find((some) => some.length > 0);
  if (!picked) {
    if (refuses(text)) return missing('refused');
    return missing(finish === 'length' ? 'truncated' : 'no-number');
  }
  const end = plain.trimEnd().length;
  const cutOff = (one: Found) => finish === 'length' && one.end === end && !settled(one);
  const stated = picked.filter((one) => !cutOff(one));
  if (stated.length === 0) return missing('truncated');
  if (stated.some(({ range }) => range)) return missing('ambiguous');
  const values = [...new Set(stated.map(toProbability))];
  const [value] = values;
  if (values.length > 1 || value === undefined || value === null) return missing('ambiguous');
  if (value < 0 || value > 1) return missing('out-of-range');
  return { value, missing: null };
}

/** A number as it stands in the text. */
interface Found {
  readonly digits: string;
  /** What it is out of, where the text says so. */
  readonly scale: number | null;
  readonly range: boolean;
  readonly start: number;
  readonly end: number;
}

/** Not within a word, an identifier or a longer number: neither `CWE-89` nor `utf8` nor `1.2.3`. */
const numberPattern =
  /(?<![\p{L}\p{N}_.]|\p{L}-)([+-]?(?:\d+(?:\.\d+)?|\.\d+))(?![\p{L}_]|\.\d|\d)(?:\s*(%|percent\b|per cent\b)|\s*(?:\/|out of)\s*(\d+)(?![\d.]*\d))?/giu;

function findNumbers(text: string): Found[] {
  const found = [...text.matchAll(numberPattern)].map((match) => ({
    digits: match[1]!,
    scale: match[2] ? 100 : match[3] ? Number(match[3]) : null,
    start: match.index,
    end: match.index + match[0].length,
  }));
  const joins = (i: number) =>
    i >= 0 &&
    i + 1 < found.length &&
    /^\s*(?:-|–|—|to|and|\.\.+)\s*$/i.test(text.slice(found[i]!.end, found[i + 1]!.start));
  return found.map((one, i) => ({ ...one, range: joins(i) || joins(i - 1) }));
}

function inJson(numbers: readonly Found[], text: string): readonly Found[] {
  return following(numbers, text, /["']confidence["']\s*:\s*["']?\s*$/i);
}

/** `Confidence: 95`, `my confidence is about 95`, `95% confident`, `95 % sure`. */
function labelled(numbers: readonly Found[], text: string): readonly Found[] {
  const after = /^\s*(?:confiden(?:t|ce)|sure|certain(?:ty)?)\b/i;
  return [
    ...following(numbers, text, /\bconfidence\b[^\d.!?\n]{0,30}$|\bconfident\s*[:=]\s*$/i),
    ...numbers.filter(({ end }) => after.test(text.slice(end, end + 20))),
  ];
}

/** Numbers in running text count when one has a scale, or when hardly anything else is said. */
function inProse(numbers: readonly Found[], text: string): readonly Found[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return numbers.some(({ scale }) => scale !== null) || words.length <= 8 ? numbers : [];
}

function following(numbers: readonly Found[], text: string, before: RegExp): Found[] {
  return numbers.filter(({ start }) => before.test(text.slice(Math.max(0, start - 60), start)));
}

/** To six decimals, beyond which models write whole rows of nines. */
function toProbability({ digits, scale }: Found): number | null {
  const number = Number(digits);
  if (scale !== null) return [1, 10, 100].includes(scale) ? rounded(number / scale) : null;
  if (/^\+?1(\.0+)?$/.test(digits)) return null;
  return rounded(/^\+?0*\.|^\+?0+(\.|$)/.test(digits) ? number : number / 100);
}

function rounded(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}

/** What was cut off can no longer move the number: it stands after the fourth decimal. */
function settled({ digits }: Found): boolean {
  return /\.\d{4,}$/.test(digits);
}

function refuses(text: string): boolean {
  return /\b(?:sorry|as an ai|i (?:can(?:no|['’])t|am (?:unable|not able)|won['’]t|refuse|do not have)|i['’]m (?:unable|not able))\b/i.test(
    text,
  );
}

function missing(reason: MissingReason): ParsedConfidence {
  return { value: null, missing: reason };
}
