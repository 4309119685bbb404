import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutPath } from '../benchmarks/outside/registry.ts';
import type { BenchmarkSource } from '../benchmarks/outside/source.ts';
import { InputError } from '../core/errors.ts';
import { canonicalJson, type Plain } from '../core/keys.ts';
import type { Task } from '../core/task.ts';
import { modelRunKeys, runKeys, type StudyConfig } from './config.ts';
import { replaceFile } from './replace-file.ts';

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
  readonly config: StudyConfig;
  /** Benchmarks from outside -> the checkout that was read. */
  readonly sources?: Readonly<Record<string, BenchmarkSource>>;
  /** Task id -> hash of all that models and judges see of it. */
  readonly tasks: Readonly<Record<string, string>>;
  /** Strategy or method -> version of its words. Answers to other words are not to be mixed in. */
  readonly prompts: Readonly<Record<string, string>>;
}

const asText = (study: FrozenStudy) => `${JSON.stringify(study, null, 2)}\n`;

const studyFile = (folder: string) => join(folder, 'study.json');

/** The study in a folder, or `null` when none has begun there. Throws `InputError` if unreadable. */
export async function readStudy(folder: string): Promise<FrozenStudy | null> {
  const file = studyFile(folder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new InputError('study-unreadable', `The study cannot be read: ${error}`, {
      location: { file },
      remedy: 'Check the permissions of the folder.',
    });
  }
  const study = parseStudy(text);
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

function parseStudy(text: string): FrozenStudy | null {
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

function definition({ config, tasks, prompts }: FrozenStudy): Record<string, Plain | undefined> {
  const models = config.models.map((model) => without(model, modelRunKeys) as Plain);
  const benchmarks = config.benchmarks.map((choice) =>
    typeof choice === 'string' ? choice : (withoutPath(choice) as Plain),
  );
  return { ...without(config, runKeys), benchmarks, models, taskContents: tasks, prompts };
}

/**
 * Begins a study in a folder, or finds that the same one has begun there. Throws `InputError`
 * naming what differs when the folder holds another.
 */
export async function freezeStudy(
  folder: string,
  config: StudyConfig,
  tasks: readonly Task[],
  {
    credenceVersion,
    prompts,
    sources = {},
  }: Pick<FrozenStudy, 'credenceVersion' | 'prompts' | 'sources'>,
): Promise<FrozenStudy> {
  const wanted: FrozenStudy = {
    format: studyFormat,
    credenceVersion,
    startedAt: new Date().toISOString(),
    config,
    ...(Object.keys(sources).length > 0 && { sources }),
    tasks: Object.fromEntries(tasks.map((task) => [task.id, task.hash])),
    prompts,
  };
  const begun = await readStudy(folder);
  if (begun) {
    const [before, now] = [definition(begun), definition(wanted)];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(now)])];
    const changed = keys.filter(
      (key) => canonicalJson(before[key] ?? null) !== canonicalJson(now[key] ?? null),
    );
    if (changed.length === 0) {
      const current = { ...begun, config };
      if (asText(current) !== asText(begun)) await replaceFile(studyFile(folder), asText(current));
      return current;
    }
    throw new InputError(
      'study-changed',
      `The study in ${folder} began with another configuration; changed: ${changed.join(', ')}.`,
      {
        location: { file: studyFile(folder) },
        remedy: 'Put the configuration back as it was, or name a new folder with --out.',
      },
    );
  }
  await replaceFile(studyFile(folder), asText(wanted));
  return wanted;
}
