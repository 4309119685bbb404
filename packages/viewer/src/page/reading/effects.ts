import type { Estimate } from '../../schema.ts';
import { ends, type Unit, withInterval } from '../format/number.ts';
import { list } from '../format/words.ts';
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
            { strong: list(helping.map(size)) },
          ],
        ]
      : []),
    ...(harming.length > 0
      ? [
          [
            `${list(harming.map(size))} surely ${harming.length > 1 ? verb[1]?.replace(/s$/, '') : verb[1]} it`,
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

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
