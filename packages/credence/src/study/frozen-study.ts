import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutPath } from '../benchmarks/outside/registry.ts';
import type { BenchmarkSource } from '../benchmarks/outside/source.ts';
import { InputError, type Location } from '../core/errors.ts';
import { canonicalJson, type Plain } from '../core/keys.ts';
import type { Task } from '../core/task.ts';
import { modelRunKeys, runKeys, type StudyConfig } from './config.ts';
import type { ImportedStudy } from './imported-study.ts';
import { replaceFile } from './replace-file.ts';
import type { Shard } from './shard.ts';

export const studyFormat = 1;

/**
 * `study.json`: what a study is, as it was when it began. The keys of its configuration that say how
 * to run and read it are those of the latest run.
 */
export interface FrozenStudy {
  readonly format: typeof studyFormat;
  readonly credenceVersion: string;
  readonly startedAt: string;
  /** Where the records were made up, not measured: the sentence that every report of them shows. */
  readonly simulated?: string;
  /** Where another tool made the records. */
  readonly imported?: ImportedStudy;
  readonly config: StudyConfig;
  /** Benchmarks from outside -> the checkout that was read. */
  readonly sources?: Readonly<Record<string, BenchmarkSource>>;
  /** The part of its tasks that this folder is for; absent where it is all of them. */
  readonly shard?: Shard;
  /** Task id -> hash of all that models and judges see of it. */
  readonly tasks: Readonly<Record<string, string>>;
  /** Strategy or method -> version of its words. Answers to other words are not to be mixed in. */
  readonly prompts: Readonly<Record<string, string>>;
}

export const studyText = (study: FrozenStudy) => `${JSON.stringify(study, null, 2)}\n`;

const studyFile = (folder: string) => join(folder, 'study.json');

/** The study in a folder, or `null` when none has begun there. Throws `InputError` if unreadable. */
export async function readStudy(folder: string): Promise<FrozenStudy | null> {
  const file = studyFile(folder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new InputError('study-unreadable', 'The study cannot be read.', {
      location: { file },
      remedy:
        code === 'ENOTDIR'
          ? 'Name the folder of a study, not a file.'
          : 'Check the permissions of the folder.',
      cause,
    });
  }
  return parseStudy(text, file);
}

/**
 * Reads the text of a `study.json`. Throws `InputError` when it is not one that this version reads.
 * @param file where the text is from
 */
export function parseStudy(text: string, file: string): FrozenStudy {
  const study = asStudy(text);
  if (study === null) {
    throw new InputError('study-damaged', 'This is not a study that Credence wrote.', {
      location: { file, line: 1 },
      remedy: 'Restore the file from a copy, or name another folder with --out.',
    });
  }
  if (study.format !== studyFormat) {
    throw new InputError(
      'study-version',
      `The journal has format ${study.format}; this version of Credence reads format ${studyFormat}.`,
      {
        location: { file },
        remedy: `Use the version that wrote it (${study.credenceVersion ?? 'unknown'}), or name another folder with --out.`,
      },
    );
  }
  return study;
}

function asStudy(text: string): FrozenStudy | null {
  try {
    const study = JSON.parse(text) as FrozenStudy | null;
    return typeof study?.format === 'number' ? study : null;
  } catch {
    return null;
  }
}

/** As `readStudy`, for a folder that must hold one. */
export async function requireStudy(folder: string): Promise<FrozenStudy> {
  const study = await readStudy(folder);
  if (study) return study;
  throw new InputError('no-study', `There is no study in ${folder}.`, {
    location: { file: studyFile(folder) },
    remedy: 'Name the folder that `credence run` wrote to.',
  });
}

function without(
  record: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Record<string, Plain | undefined> {
  const entries = Object.entries(record).filter(([key]) => !keys.includes(key));
  return Object.fromEntries(entries) as Record<string, Plain>;
}

function definition({
  config,
  tasks,
  prompts,
  imported,
}: FrozenStudy): Record<string, Plain | undefined> {
  const models = config.models.map((model) => without(model, modelRunKeys) as Plain);
  const benchmarks = config.benchmarks.map((choice) =>
    typeof choice === 'string' ? choice : (withoutPath(choice) as Plain),
  );
  const files = imported?.files.map(({ sha256 }) => sha256);
  const whole = { ...without(config, runKeys), benchmarks, models, taskContents: tasks, prompts };
  return { ...whole, ...(files && { files }) };
}

/**
 * Whether a study that is wanted can be the one that has begun in a folder, if any has. Throws
 * `InputError` naming what differs when the folder holds another.
 */
export async function checkFrozen(folder: string, wanted: FrozenStudy): Promise<void> {
  const begun = await readStudy(folder);
  if (begun) agreed(begun, wanted, folder);
}

const agreed = (begun: FrozenStudy, wanted: FrozenStudy, folder: string): FrozenStudy =>
  agreedStudy(begun, wanted, `the study in ${folder}`, { file: studyFile(folder) });

/**
 * Begins a study in a folder, or finds that the same one has begun there. Throws `InputError`
 * naming what differs when the folder holds another.
 */
export async function freezeStudy(
  folder: string,
  config: StudyConfig,
  tasks: readonly Task[],
  about: NewStudy,
): Promise<FrozenStudy> {
  const wanted = newStudy(config, tasks, about);
  const begun = await readStudy(folder);
  const study = begun ? agreed(begun, wanted, folder) : wanted;
  if (!begun || studyText(study) !== studyText(begun)) {
    await replaceFile(studyFile(folder), studyText(study));
  }
  return study;
}

/** What a study is beside its configuration and its tasks. */
export type NewStudy = Pick<FrozenStudy, 'credenceVersion' | 'prompts' | 'sources'> & {
  readonly shard?: Shard | null;
};

/** A study as it is when it begins now. */
export function newStudy(
  config: StudyConfig,
  tasks: readonly Task[],
  { credenceVersion, prompts, sources = {}, shard = null }: NewStudy,
): FrozenStudy {
  return {
    format: studyFormat,
    credenceVersion,
    startedAt: new Date().toISOString(),
    config,
    ...(Object.keys(sources).length > 0 && { sources }),
    ...(shard && { shard }),
    tasks: Object.fromEntries(tasks.map((task) => [task.id, task.hash])),
    prompts,
  };
}

/** What differs between two studies that should be one; empty when they are. */
export function changesBetween(begun: FrozenStudy, wanted: FrozenStudy): readonly string[] {
  const [before, now] = [definition(begun), definition(wanted)];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return keys.filter(
    (key) => canonicalJson(before[key] ?? null) !== canonicalJson(now[key] ?? null),
  );
}

/**
 * The study that has begun, with the wanted one's way of running it. Throws `InputError` naming what
 * differs when the two are not the same study.
 */
export function agreedStudy(
  begun: FrozenStudy,
  wanted: FrozenStudy,
  name: string,
  location?: Location,
): FrozenStudy {
  const other = begun.shard?.index !== wanted.shard?.index || begun.shard?.of !== wanted.shard?.of;
  const changed = [...changesBetween(begun, wanted), ...(other ? ['shard'] : [])];
  if (changed.length === 0) return { ...begun, config: wanted.config };
  throw new InputError(
    'study-changed',
    `${name.replace(/^t/, 'T')} began with another configuration; changed: ${changed.join(', ')}.`,
    {
      ...(location && { location }),
      remedy: `Put the configuration back as it was, or name a new ${location ? 'folder with --out' : 'study with --as'}.`,
    },
  );
}
