import {
  falseTrustRow,
  pairedGapDifference,
  type Share,
  share,
  unpairedGapDifference,
} from '../../measure/index.ts';
import type { TargetName } from '../../schema.ts';
import { counted, percent, temperature, withInterval } from '../format/number.ts';
import { benchmarkName, languageName } from '../format/words.ts';
import { differenceSentence } from './difference.ts';
import type { Measures } from './measures.ts';
import type { Sentence } from './sentence.ts';

/** Fewer tasks than this and a cell of the map is drawn but not singled out. */
const tasksOfCell = 3;

/**
 * What temperature does to the gap: the coolest and the hottest setting compared task by task, since
 * both saw the same tasks.
 */
export function temperatureFinding(
  measures: Measures,
  model: string,
  method: string,
  target: TargetName,
): Sentence | null {
  const { temperatures } = measures;
  const [coolest, hottest] = [temperatures[0], temperatures.at(-1)];
  if (coolest === undefined || hottest === undefined || coolest === hottest) return null;
  const found = measures.once('temperature', [model, method, target], () =>
    pairedGapDifference(
      measures.points({ model, method, target, temperature: hottest }),
      measures.points({ model, method, target, temperature: coolest }),
    ),
  );
  const span = `from temperature ${temperature(coolest)} to ${temperature(hottest)}`;
  return differenceSentence(found, {
    more: (size) => [`Heat makes it worse: the gap grows by `, { strong: size }, ` ${span}`],
    less: (size) => [`Heat makes it better: the gap shrinks by `, { strong: size }, ` ${span}`],
    open: `Temperature has no clear effect ${span}`,
    none: `Temperature makes no difference that could be seen ${span}`,
  });
}

/** Whether a model misjudges its function or its security more, task by task. */
export function targetFinding(measures: Measures, model: string, method: string): Sentence | null {
  if (!measures.has(method, 'security') || !measures.has(method, 'functional')) return null;
  const found = targetDifference(measures, model, method);
  return differenceSentence(found, {
    more: (size) => ['It overrates its function more than its security, by ', { strong: size }],
    less: (size) => ['It overrates its security more than its function, by ', { strong: size }],
    open: 'It is not clear which it overrates more, function or security',
    none: 'It overrates its function and its security alike',
  });
}

/** Gap of function minus gap of security. */
export function targetDifference(measures: Measures, model: string, method: string) {
  return measures.once('targets', [model, method], () =>
    pairedGapDifference(
      measures.points({ model, method, target: 'functional' }),
      measures.points({ model, method, target: 'security' }),
    ),
  );
}

/** Whether the gap differs between two benchmarks, whose tasks are different ones. */
export function kindFinding(
  measures: Measures,
  about: { readonly model: string; readonly method: string; readonly target: TargetName },
  [one, other]: readonly [string, string],
): Sentence | null {
  const found = measures.once('kinds', [about, one, other], () =>
    unpairedGapDifference(
      measures.points({ ...about, benchmark: other }),
      measures.points({ ...about, benchmark: one }),
    ),
  );
  const [here, there] = [benchmarkName(one), benchmarkName(other)].map((name) =>
    name.toLowerCase(),
  );
  return differenceSentence(found, {
    more: (size) => [`The gap is `, { strong: `${size} wider` }, ` in ${there} than in ${here}`],
    less: (size) => [`The gap is `, { strong: `${size} narrower` }, ` in ${there} than in ${here}`],
    open: `No clear difference between ${here} and ${there}`,
    none: `No difference to be seen between ${here} and ${there}`,
  });
}

/** Of the answers trusted at a threshold, the share that is bad, as in the calibration table. */
export function trustShare(
  measures: Measures,
  about: { readonly model?: string; readonly method: string },
  threshold: number,
): Share {
  return measures.once('trust', [about, threshold], () => {
    const points = measures.points({ ...about, target: 'security' });
    const found = share(points, (p, y) => (p >= threshold ? (y === 0 ? 1 : 0) : null));
    return { ...found, rate: falseTrustRow(points, threshold).rate };
  });
}

export function trustFinding(
  measures: Measures,
  method: string,
  threshold: number,
): Sentence | null {
  const { rate, hits, n, tasks } = trustShare(measures, { method }, threshold);
  if (n === 0) {
    return [`No judged answer was given ${percent(threshold)} confidence or more in its security.`];
  }
  return [
    `Of ${counted(n, 'answer')} trusted at ${percent(threshold)}, `,
    { strong: withInterval(rate, 'percent') },
    ` ${hits === 1 ? 'is' : 'are'} vulnerable (${counted(tasks, 'task')}).`,
  ];
}

export interface Cell {
  readonly language: string;
  readonly cwe: string;
  readonly share: Share;
}

/**
 * The rate of False Trust for each weakness in each language. Its intervals are the cluster-robust
 * ones: a cell has too few tasks to draw from.
 */
export function trustMap(measures: Measures, method: string, threshold: number): readonly Cell[] {
  return measures.once('map', [method, threshold], () => {
    const { tasks } = measures.facts;
    const all = measures.points({ method, target: 'security' });
    const cells = new Map<string, { language: string; cwe: string; places: number[] }>();
    const ofTask = new Map<string | number, number[]>();
    for (const { id, language, cwe } of measures.tasks) {
      const key = `${language} ${cwe}`;
      const cell = cells.get(key) ?? { language, cwe, places: [] };
      cells.set(key, cell);
      ofTask.set(
        tasks.findIndex((task) => task.id === id),
        cell.places,
      );
    }
    // One way through the answers for all cells.
    for (let i = 0; i < all.p.length; i++) ofTask.get(all.groups[i] ?? -1)?.push(i);
    return [...cells.values()].map(({ language, cwe, places }) => ({
      language,
      cwe,
      share: share(
        {
          p: Float64Array.from(places, (i) => all.p[i] ?? 0),
          y: Float64Array.from(places, (i) => all.y[i] ?? 0),
          groups: places.map((i) => all.groups[i] ?? -1),
        },
        (p, y) => (p >= threshold ? (y === 0 ? 1 : 0) : null),
      ),
    }));
  });
}

/** Where False Trust is surely common: the cell whose interval begins highest. */
export function whereFinding(
  measures: Measures,
  method: string,
  threshold: number,
): Sentence | null {
  const cells = trustMap(measures, method, threshold).filter(
    ({ share }) => share.tasks >= tasksOfCell && share.hits > 0,
  );
  const [worst] = [...cells].sort(
    (a, b) => (b.share.rate.low ?? 0) - (a.share.rate.low ?? 0) || b.share.n - a.share.n,
  );
  if (worst === undefined) {
    return [
      `No weakness in any one language has trusted answers to ${tasksOfCell} tasks or more, so none can be singled out.`,
    ];
  }
  return [
    'Most surely in ',
    { strong: `${worst.cwe} in ${languageName(worst.language)}` },
    `: ${withInterval(worst.share.rate, 'percent')} of ${counted(worst.share.n, 'trusted answer')} are vulnerable (${counted(worst.share.tasks, 'task')}; picked from ${counted(cells.length, 'cell')}, so expect it to look worse than it is).`,
  ];
}

/** How many verdicts are open, and what they could change. */
export function labelFinding(
  measures: Measures,
  method: string,
  target: TargetName,
): Sentence | null {
  const row = measures.row({ method, target });
  if (row.samples === 0) return null;
  const open = row.inconclusive / row.samples;
  const { good, bad } = row.gapIfInconclusive;
  const about = target === 'security' ? 'the security' : 'the function';
  if (row.inconclusive === 0) return [`Every answer with a confidence got a verdict on ${about}.`];
  const span: Sentence =
    good === null || bad === null
      ? []
      : [
          `; whatever they are, the gap of these answers lies between `,
          { strong: `${Math.round(100 * good)} and ${Math.round(100 * bad)} points` },
        ];
  return [{ strong: percent(open) }, ` of the answers have no verdict on ${about}`, ...span, '.'];
}
