import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../core/errors.ts';
import { SideBySide } from '../journal/side-by-side.ts';
import { changesBetween, type FrozenStudy, requireStudy } from './frozen-study.ts';
import type { RunLog } from './run-log.ts';
import { shardInWords } from './shard.ts';
import { folderHome, type StudyHome } from './study-home.ts';

const holdsStudy = (folder: string) => existsSync(join(folder, 'study.json'));

/** The folders that hold a study: those named, or those within one that holds none itself. */
async function studyFolders(places: readonly string[]): Promise<readonly string[]> {
  const found = places.map(async (place) => {
    if (holdsStudy(place)) return [place];
    const entries = await readdir(place, { withFileTypes: true }).catch(() => []);
    const within = entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(place, name))
      .filter(holdsStudy)
      .sort();
    // Named in the error that there is no study.
    return within.length > 0 ? within : [place];
  });
  return [...new Set((await Promise.all(found)).flat())];
}

interface Part {
  readonly folder: string;
  readonly home: StudyHome;
  readonly study: FrozenStudy;
}

/** The same study in all folders, or an `InputError` that names what differs, and between which. */
function agreed(parts: readonly Part[]): FrozenStudy {
  const [first, ...others] = parts;
  if (!first) throw new RangeError('A study of no folders');
  for (const { folder, study } of others) {
    const changed = [
      ...changesBetween(first.study, study),
      ...(first.study.shard?.of === study.shard?.of ? [] : ['number of shards']),
    ];
    if (changed.length === 0) continue;
    throw new InputError(
      'studies-differ',
      `This is not the study that ${first.folder} is a part of; they differ in: ${changed.join(', ')}.`,
      {
        location: { file: join(folder, 'study.json') },
        remedy: 'Run this shard again with the configuration of the others, or leave it out.',
      },
    );
  }
  const { shard: _, ...whole } = first.study;
  return {
    ...whole,
    startedAt: parts.map(({ study }) => study.startedAt).sort()[0] ?? whole.startedAt,
  };
}

/** Says which shards are not there, and how many tasks are without answers for that. */
function missingShards(parts: readonly Part[]): string | null {
  const of = parts[0]?.study.shard?.of;
  if (of === undefined) return null;
  const there = new Set(parts.map(({ study }) => study.shard?.index));
  const missing = Array.from({ length: of }, (_, n) => n + 1).filter((n) => !there.has(n));
  if (missing.length === 0) return null;
  const named = missing.map((index) => shardInWords({ index, of })).join(', ');
  return `Only ${there.size} of ${of} shards are here; missing: ${named}.`;
}

/** One account of what the last run of each part said. */
async function lastRuns(parts: readonly Part[]): Promise<readonly RunLog[]> {
  const logs = (
    await Promise.all(parts.map(async ({ home }) => (await home.runs()).at(-1)))
  ).flatMap((log) => log ?? []);
  const [first] = logs;
  const stopped = [missingShards(parts), ...logs.map((log) => log.stopped)].flatMap(
    (one) => one ?? [],
  );
  if (!first) return [];
  return [
    {
      ...first,
      startedAt: logs.map((log) => log.startedAt).sort()[0] ?? first.startedAt,
      endedAt:
        logs
          .map((log) => log.endedAt)
          .sort()
          .at(-1) ?? first.endedAt,
      ended: logs.find(({ ended }) => ended !== 'finished')?.ended ?? 'finished',
      stopped: stopped.length > 0 ? [...new Set(stopped)].join(' ') : null,
      environment: differing(logs.map(({ environment }) => environment)),
      stamps: logs.flatMap(({ stamps }) => stamps),
      skipped: [
        ...new Map(logs.flatMap(({ skipped }) => skipped).map((one) => [one.task, one])).values(),
      ],
      failures: logs.reduce((sum, { failures }) => sum + failures, 0),
    },
  ];
}

/** What the parts ran on, each differing value named. */
function differing(
  environments: readonly Readonly<Record<string, string>>[],
): Readonly<Record<string, string>> {
  const names = [...new Set(environments.flatMap((one) => Object.keys(one)))];
  return Object.fromEntries(
    names.map((name) => [
      name,
      [...new Set(environments.flatMap((one) => one[name] ?? []))].join('; '),
    ]),
  );
}

/**
 * A study whose parts are in several folders: those that are named, and those within a folder that
 * holds no study itself. One folder with a whole study is that study.
 */
export function homeOf(places: readonly string[]): StudyHome {
  const parts = async (): Promise<readonly Part[]> =>
    Promise.all(
      (await studyFolders(places)).map(async (folder) => ({
        folder,
        home: folderHome(folder),
        study: await requireStudy(folder),
      })),
    );
  const only = (all: readonly Part[]) =>
    all.length === 1 && all[0]?.study.shard === undefined ? all[0] : undefined;
  return {
    async study() {
      const all = await parts();
      return only(all)?.study ?? agreed(all);
    },
    async journal() {
      const all = await parts();
      const one = only(all);
      if (one) return one.home.journal();
      agreed(all);
      return new SideBySide(await Promise.all(all.map(({ home }) => home.journal())));
    },
    async runs() {
      const all = await parts();
      return only(all)?.home.runs() ?? lastRuns(all);
    },
    async version() {
      const all = await parts();
      const versions = await Promise.all(all.map(({ home }) => home.version()));
      return createHash('sha256').update(versions.join(' ')).digest('hex').slice(0, 16);
    },
  };
}

/** A folder's name stands for the study in it. */
export const asHome = (place: string | StudyHome): StudyHome =>
  typeof place === 'string' ? homeOf([place]) : place;
