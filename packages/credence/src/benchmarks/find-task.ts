import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { suggestion } from '../core/closest.ts';
import { InputError } from '../core/errors.ts';
import { type Language, languages, type Task } from '../core/task.ts';
import type { Benchmark } from './benchmark.ts';
import { loadTask } from './load-task.ts';
import { benchmarkIds, findBenchmark } from './registry.ts';

/** A task, and where its files are. */
export interface LocatedTask {
  readonly task: Task;
  readonly folder: string;
  /** Reads it again, for its files may have changed. */
  reload(): Promise<Task>;
}

/** A task of our own format in its folder. */
const located = async (folder: string): Promise<LocatedTask> => {
  const reload = async () => loadTaskFolder(folder);
  return { task: await reload(), folder, reload };
};

/** Throws `InputError` for a task in the format of users' own benchmarks, which is no folder of ours. */
function refuseOwn(folder: string): void {
  const file = join(folder, 'task.yaml');
  if (!/^tests:/m.test(readFileSync(file, 'utf8'))) return;
  const benchmark = `own=${dirname(folder)}`;
  throw new InputError('own-task', 'This is a task of a benchmark of your own.', {
    location: { file },
    remedy: `Name it by its id and add --benchmark ${benchmark}; \`credence tasks ${benchmark}\` lists the ids.`,
  });
}

/**
 * A task by its id, the end of its id from a `/` on, or its folder. Throws `InputError` when there
 * is none, or more than one.
 * @param benchmark the only one that is looked through, as commands take it
 */
export async function findTask(idOrFolder: string, benchmark?: string): Promise<LocatedTask> {
  if (benchmark !== undefined) return findTaskOf(findBenchmark(benchmark), idOrFolder);
  if (existsSync(join(idOrFolder, 'task.yaml'))) {
    refuseOwn(idOrFolder);
    return located(resolve(idOrFolder));
  }
  // Only the task that is asked for: another one may be half written.
  const folders = foldersOf(idOrFolder);
  const [folder] = folders;
  if (folder !== undefined && folders.length === 1) return located(folder);
  const tasks = (await Promise.all(benchmarkIds.map((name) => findBenchmark(name).load()))).flat();
  const task = onlyOne(tasks, idOrFolder);
  const home = findBenchmark(task.benchmark).folder;
  return located(join(home, task.language, basename(task.id)));
}

async function findTaskOf(benchmark: Benchmark, id: string): Promise<LocatedTask> {
  const reload = async () => onlyOne(await benchmark.load(), id);
  return { task: await reload(), folder: benchmark.folder, reload };
}

function onlyOne(tasks: readonly Task[], wanted: string): Task {
  const found = tasks.filter(({ id }) => id === wanted || id.endsWith(`/${wanted}`));
  const [task] = found;
  if (found.length === 1 && task) return task;
  const ids = tasks.map(({ id }) => id);
  throw new InputError('unknown-task', `There is no task "${wanted}".`, {
    remedy:
      found.length > 1
        ? `Say which: ${found.map(({ id }) => id).join(', ')}`
        : suggestion(wanted, ids),
  });
}

/** Where tasks of this id are: `[<benchmark>/]<language>/<name>`. */
function foldersOf(id: string): readonly string[] {
  const [name = '', language = '', benchmark] = id.split('/').reverse();
  if (language === '') return [];
  return benchmarkIds
    .filter((one) => benchmark === undefined || one === benchmark)
    .map((one) => join(findBenchmark(one).folder, language, name))
    .filter((folder) => existsSync(join(folder, 'task.yaml')));
}

/** Reads the task in a folder `<benchmark>/<language>/<name>`, wherever it is. */
export function loadTaskFolder(folder: string): Task {
  const language = basename(dirname(folder));
  const id = basename(dirname(dirname(folder)));
  return loadTask(
    folder,
    { id, kind: id === 'repository' ? 'repository' : 'self-contained' },
    knownLanguage(language, folder),
  );
}

/** Throws `InputError` for a name that is not one of a language. */
export function knownLanguage(name: string, file?: string): Language {
  const language = languages.find((one) => one === name);
  if (language) return language;
  throw new InputError('unknown-language', `"${name}" is not a language that tasks come in.`, {
    ...(file && { location: { file } }),
    remedy: `A task’s folder is <benchmark>/<language>/<name>. ${suggestion(name, languages)}`,
  });
}
