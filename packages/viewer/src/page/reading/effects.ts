import type { Estimate, RecalibrationRow } from '../../schema.ts';
import { bare, ends, fixed, scoreDecimals, type Unit, withInterval } from '../format/number.ts';
import { list, recalibrationName } from '../format/words.ts';
import type { Sentence } from './sentence.ts';

/** What one measure changes: below 0 is better where `better` is `less`. */
export interface Effect {
  readonly name: string;
  readonly change: Estimate;
}

/**
 * Which of several measures surely help and which surely harm, as one sentence. Sure means that zero
 * is outside of the interval; nothing is said of which is best, since the intervals overlap.
 */
export function effectSentence(
  what: string,
  effects: readonly Effect[],
  better: 'less' | 'more',
  unit: Unit,
): Sentence {
  const known = effects.filter(({ change }) => change.value !== null);
  if (known.length === 0) return [`Nothing is known of ${what}.`];
  const sign = (effect: Effect) => {
    const range = ends(effect.change);
    return range === null ? 0 : range[0] > 0 ? 1 : range[1] < 0 ? -1 : 0;
  };
  const good = better === 'less' ? -1 : 1;
  const helping = known.filter((effect) => sign(effect) === good);
  const harming = known.filter((effect) => sign(effect) === -good);
  const size = ({ name, change }: Effect) => `${name} (${withInterval(change, unit)})`;
  const verb = better === 'less' ? ['lowers', 'raises'] : ['raises', 'lowers'];
  const parts: Sentence[] = [
    ...(helping.length > 0
      ? [
          [
            `${capital(what)} is surely ${better === 'less' ? 'lower' : 'higher'} with `,
            ...(helping.length > mostNamed
              ? [{ strong: `${manyOf(helping.length, known.length)}` }, ` (${span(helping, unit)})`]
              : [{ strong: list(helping.map(size)) }]),
          ],
        ]
      : []),
    ...(harming.length > 0
      ? [
          [
            `${harming.length > mostNamed ? `${manyOf(harming.length, known.length)} (${span(harming, unit)})` : list(harming.map(size))} surely ${harming.length > 1 ? verb[1]?.replace(/s$/, '') : verb[1]} it`,
          ],
        ]
      : []),
  ];
  if (parts.length === 0) {
    return [
      known.length === 1
        ? `It is not clear that this changes ${what}.`
        : `None of these ${known.length} has a clear effect on ${what}.`,
    ];
  }
  return parts.flatMap((part, index) => [...(index > 0 ? ['; '] : []), ...part]).concat(['.']);
}

/** What recalibrations do to the calibration error, and what is to be kept in mind. */
export function recalibrationSentence(rows: readonly RecalibrationRow[]): Sentence {
  const defined = rows.filter(({ why }) => why === null);
  const [first] = rows;
  if (defined.length === 0) return first?.why ? [`Not computed: ${first.why}.`] : [];
  const mind = defined.find(({ caution }) => caution !== null)?.caution;
  return [
    ...effectSentence(
      'the ECE',
      defined.map(({ recalibration, change }) => ({
        name: recalibrationName(recalibration),
        change: change.ece,
      })),
      'less',
      'score',
    ),
    ...(mind ? [` But ${mind}.`] : []),
  ];
}

/** More names with their intervals than these are not a sentence any more; the figure has them all. */
const mostNamed = 3;

const manyOf = (some: number, all: number) =>
  some === all ? `all ${all} of them` : `${some} of these ${all}`;

/** `by 0.40 to 0.53`, from the least change to the greatest. */
function span(effects: readonly Effect[], unit: Unit): string {
  const ordered = effects
    .map(({ change }) => change)
    .sort((a, b) => Math.abs(a.value ?? 0) - Math.abs(b.value ?? 0));
  const [least, greatest] = [ordered[0], ordered.at(-1)];
  return least === undefined || greatest === undefined
    ? ''
    : `by ${size(least, greatest, unit)} to ${size(greatest, greatest, unit)}${unit === 'points' ? ' points' : ''}`;
}

/** Without its sign, which the sentence has in words; scores to the digits that `as` is known to. */
function size({ value }: Estimate, as: Estimate, unit: Unit): string {
  const width = Math.abs(value ?? 0);
  if (unit === 'score') return fixed(width, scoreDecimals(as));
  return bare({ value: width, low: null, high: null }, unit).replace(/^\+/, '');
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
