import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { readAuditManifest } from '../audit-manifest.ts';
import type { Benchmark } from '../benchmark.ts';
import { sourceOf } from '../outside/source.ts';
import { type AseTask, aseTask, type SummaryRule } from './ase-task.ts';
import { findCheckout } from './checkouts.ts';
import { Repository } from './git.ts';
import type { AseInstance, AseVersion } from './instance.ts';
import type { PatchPlace } from './patch.ts';
import { type AseContext, dataFiles, type Retrieved, readRetrieval } from './retrieval.ts';
import { readAseRows } from './rows.ts';

export const patchRules = ['inside', 'touching', 'any'] as const;
export type PatchRule = (typeof patchRules)[number];

const takenBy: Readonly<Record<PatchRule, readonly PatchPlace[]>> = {
  inside: ['inside', 'unknown'],
  touching: ['inside', 'partly', 'unknown'],
  any: ['inside', 'partly', 'outside', 'unknown'],
};

export interface AseOptions {
  readonly version: AseVersion;
  readonly repositories: string;
  readonly context: AseContext | 'none';
  readonly summaries: SummaryRule;
  readonly patch: PatchRule;
  readonly promptCharacters: number;
}

/** All instances of a version, those that make tasks and those that do not. */
export interface AseContents {
  /** Rows of the data, repetitions included. */
  readonly rows: number;
  readonly repeated: readonly string[];
  readonly instances: readonly AseInstance[];
  readonly retrieved: ReadonlyMap<string, Retrieved>;
  readonly tasks: readonly AseTask[];
  /** Instances without a task -> why, in words. */
  readonly left: ReadonlyMap<string, string>;
}

/** How many repositories are read at a time. */
const atOnce = 4;

/** Reads everything of a version that a checkout and the repositories at hand hold. */
export async function readAse(checkout: string, options: AseOptions): Promise<AseContents> {
  const { version, repositories, context, summaries, promptCharacters } = options;
  const { instances, rows, repeated } = await readAseRows(checkout, version);
  const found = await readRetrieval(checkout, version, context === 'none' ? 'bm25' : context);
  const retrieved = forVariants(instances, found);
  const withoutHits = (one: Retrieved) => (context === 'none' ? { ...one, hits: [] } : one);
  const rules = { benchmark: `ase-v${version}`, summaries, room: promptCharacters };
  const given = ({ id }: AseInstance) => {
    const one = retrieved.get(id);
    return one ? withoutHits(one) : null;
  };
  const left = new Map<string, string>();
  const tasks = new Map<string, AseTask>();
  const queue = [...new Set(instances.map(({ repository }) => repository))];
  const work = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      const folder = findCheckout(repositories, name);
      const repository = folder === null ? null : new Repository(folder);
      for (const instance of instances.filter((one) => one.repository === name)) {
        const made = repository
          ? await aseTask(instance, repository, given(instance), rules)
          : { left: `${name} is not at hand` };
        if ('left' in made) left.set(instance.id, made.left);
        else tasks.set(instance.id, made);
      }
      repository?.close();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const inOrder = instances.flatMap(({ id }) => tasks.get(id) ?? []);
  return { rows, repeated, instances, retrieved, tasks: inOrder, left };
}

/** What was retrieved for an instance holds for those that were made of it: they share its CVE. */
function forVariants(
  instances: readonly AseInstance[],
  found: ReadonlyMap<string, Retrieved>,
): ReadonlyMap<string, Retrieved> {
  const bySource = new Map(
    instances.flatMap(({ id, source }) => {
      const one = found.get(id);
      return one ? [[source, one] as const] : [];
    }),
  );
  return new Map(
    instances.flatMap(({ id, source, version }) => {
      const one = found.get(id) ?? (version === 1 ? bySource.get(source) : undefined);
      return one ? [[id, one] as const] : [];
    }),
  );
}

/** The benchmark in a checkout of AICGSecEval. Its repositories are read with git, never fetched. */
export function aseBenchmark(checkout: string, options: AseOptions): Benchmark {
  const folder = join(checkout, '.credence');
  let read: Promise<AseContents> | null = null;
  const contents = () => {
    read ??= readAse(checkout, options);
    return read;
  };
  const isTaken = ({ patch }: AseTask) => takenBy[options.patch].includes(patch);
  return {
    id: `ase-v${options.version}`,
    description: 'Holes in real repositories, where a CVE was (A.S.E)',
    folder,
    audit: () => readAuditManifest(folder),
    async load() {
      const { tasks, instances } = await contents();
      if (tasks.length === 0) {
        throw new InputError(
          'ase-repositories',
          `None of the repositories of ${instances.length} instances is at hand.`,
          {
            location: { file: options.repositories },
            remedy: `\`credence validate ase ${checkout} --repositories ${options.repositories} --clone\` prints the commands that get them.`,
          },
        );
      }
      return tasks.filter(isTaken).map(({ task }) => task);
    },
    async source() {
      const names = dataFiles(options.version, options.context);
      const files = await Promise.all(
        names.map(async (path) => ({
          path,
          content: await readFile(join(checkout, path), 'utf8'),
        })),
      );
      const source = await sourceOf(checkout, files);
      return { ...source, notes: notes(await contents(), options, isTaken) };
    },
  };
}

/** What a reader of results must know of what was left out. */
function notes(
  { tasks, left, instances }: AseContents,
  { patch, summaries }: AseOptions,
  isTaken: (task: AseTask) => boolean,
): readonly string[] {
  const count = (place: PatchPlace, of: readonly AseTask[]) =>
    of.filter((task) => task.patch === place).length;
  const out = tasks.filter((task) => !isTaken(task));
  const used = tasks.filter(isTaken);
  const leaking = used.filter(({ leaks }) => leaks.length > 0).length;
  return [
    `${used.length} of ${instances.length} instances used`,
    ...(left.size > 0 ? [`${left.size} left out, since their repositories are not at hand`] : []),
    ...(out.length > 0
      ? [
          `${out.length} left out, since the patch that mended them lies outside the masked lines (${count('outside', out)} wholly, ${count('partly', out)} in part), so that their labels may not depend on the answer`,
        ]
      : []),
    ...(patch !== 'inside' && count('partly', used) + count('outside', used) > 0
      ? [
          `of those used, the patch of ${count('outside', used)} lies outside the masked lines and that of ${count('partly', used)} in part: their labels may not depend on the answer`,
        ]
      : []),
    ...(count('unknown', used) > 0
      ? [`of those used, the place of the patch is not known for ${count('unknown', used)}`]
      : []),
    ...(summaries === 'given' && leaking > 0
      ? [`the summaries of ${leaking} used instances have words of security in them`]
      : []),
  ];
}
