import { type AseContents, type AseOptions, readAse } from '../../benchmarks/ase/ase-benchmark.ts';
import type { AseTask } from '../../benchmarks/ase/ase-task.ts';
import { leaksIn } from '../../benchmarks/ase/leaks.ts';
import { spliceBytes } from '../../benchmarks/ase/line-mask.ts';
import { originalSplice } from '../../benchmarks/ase/original-splice.ts';
import { type PatchPlace, patchPlaces } from '../../benchmarks/ase/patch.ts';
import { aseContexts, readRetrieval } from '../../benchmarks/ase/retrieval.ts';

/** How often the file comes back when what stood in its hole is put there as an answer. */
export interface SpliceCounts {
  readonly of: number;
  /** Byte by byte, by ours. */
  readonly ours: number;
  /** Byte by byte, by A.S.E's own. */
  readonly original: number;
  /** By A.S.E's own, line ends, encoding, and blanks at the ends of lines apart. */
  readonly originalInWords: number;
}

/** What one version of A.S.E holds, as far as repositories are at hand. */
export interface AseValidation {
  readonly version: 1 | 2;
  readonly rows: number;
  readonly repeated: readonly string[];
  readonly instances: number;
  readonly privileged: number;
  readonly repositories: { readonly atHand: number; readonly of: number };
  readonly tasks: number;
  /** Why instances make no task, with their numbers; those whose repositories are not at hand apart. */
  readonly left: Readonly<Record<string, string>>;
  readonly splice: SpliceCounts;
  readonly context: readonly {
    readonly file: string;
    readonly summaries: number;
    /** With words of security in them, of all in the file. */
    readonly leaking: number;
    /** Instances for which the file has nothing. */
    readonly without: number;
  }[];
  /** By repository, those at hand. */
  readonly patches: readonly {
    readonly repository: string;
    readonly places: Readonly<Record<PatchPlace, number>>;
  }[];
  readonly instancesAtHand: readonly {
    readonly id: string;
    readonly repository: string;
    readonly patch: PatchPlace;
    readonly leaks: readonly string[];
    readonly promptCharacters: number;
    readonly context: AseTask['context'];
    readonly references: number;
  }[];
}

/** Reads a version of A.S.E with everything that is at hand, and counts. */
export async function validateAse(
  checkout: string,
  options: Pick<AseOptions, 'version' | 'repositories'>,
): Promise<AseValidation> {
  const contents = await readAse(checkout, {
    ...options,
    ...{ context: 'bm25', summaries: 'given', patch: 'any', promptCharacters: 98_000 },
  });
  const { version } = options;
  const { rows, repeated, instances, tasks, left } = contents;
  const names = (some: readonly { readonly repository: string }[]) =>
    new Set(some.map(({ repository }) => repository));
  const atHand = tasks.map(({ instance }) => instance);
  const away = [...left].filter(([, why]) => !why.endsWith('is not at hand'));
  return {
    ...{ version, rows, repeated, instances: instances.length, tasks: tasks.length },
    privileged: instances.filter(({ image }) => image?.privileged).length,
    repositories: { atHand: names(atHand).size, of: names(instances).size },
    left: Object.fromEntries(away),
    splice: spliceCounts(tasks),
    context: await contextCounts(checkout, contents, version),
    patches: [...names(atHand)].sort().map((repository) => {
      const own = tasks.filter(({ instance }) => instance.repository === repository);
      const count = (place: PatchPlace) => own.filter(({ patch }) => patch === place).length;
      const places = Object.fromEntries(patchPlaces.map((place) => [place, count(place)]));
      return { repository, places: places as Record<PatchPlace, number> };
    }),
    instancesAtHand: tasks.map(({ instance, task, patch, leaks, context }) => ({
      ...{ id: instance.id, repository: instance.repository, patch, leaks, context },
      promptCharacters: task.prompt.length,
      references: task.references.length,
    })),
  };
}

const inWords = (content: Buffer) =>
  content
    .toString('latin1')
    .replace(/[\x80-\xff]/g, '')
    .replace(/[ \t\r]+$/gm, '');

function spliceCounts(tasks: readonly AseTask[]): SpliceCounts {
  const results = tasks.map(({ mask, instance }) => {
    const file = Buffer.concat([mask.before, mask.original, mask.after]);
    const theirs = originalSplice(file, instance.lines, mask.original.toString('utf8'));
    return {
      ours: spliceBytes(mask, mask.original).equals(file),
      original: theirs?.equals(file) ?? false,
      originalInWords: theirs !== null && inWords(theirs) === inWords(file),
    };
  });
  const count = (which: keyof (typeof results)[number]) =>
    results.filter((result) => result[which]).length;
  return {
    of: tasks.length,
    ours: count('ours'),
    original: count('original'),
    originalInWords: count('originalInWords'),
  };
}

async function contextCounts(
  checkout: string,
  { instances, retrieved }: AseContents,
  version: 1 | 2,
): Promise<AseValidation['context']> {
  const which = version === 1 ? (['bm25'] as const) : aseContexts;
  return Promise.all(
    which.map(async (file) => {
      const found = await readRetrieval(checkout, version, file);
      const summaries = [...found.values()].map(({ summary }) => summary);
      // What was retrieved for a seed of version 1 holds for its variants.
      const has = (id: string) => (version === 1 ? retrieved.has(id) : found.has(id));
      return {
        file,
        summaries: summaries.length,
        leaking: summaries.filter((summary) => leaksIn(summary).length > 0).length,
        without: instances.filter(({ id }) => !has(id)).length,
      };
    }),
  );
}
