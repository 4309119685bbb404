import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { InputError, type Location } from '../../core/errors.ts';
import { parseYaml } from '../../core/parse-yaml.ts';
import { type OwnTask, ownTaskSchema } from './task-schema.ts';

/** A task as it is written, and where. */
export interface WrittenTask {
  readonly about: OwnTask;
  readonly name: string;
  /** Paths in it begin here. */
  readonly folder: string;
  readonly location: Location;
}

const taskFile = 'task.yaml';

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable-file', 'The file cannot be read.', {
      location: { file },
      remedy: 'Mend the path or the file’s rights.',
      cause,
    });
  }
}

/** One task a line. Errors name the line. */
function fromLines(text: string, file: string): readonly WrittenTask[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const location = { file, line: index + 1 };
    let about: OwnTask;
    try {
      // JSON is YAML.
      about = parseYaml(line, file, ownTaskSchema);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { column } = error.location ?? {};
      throw new InputError(error.code, error.message, {
        location: { ...location, ...(column !== undefined && { column }) },
        ...(error.remedy !== undefined && { remedy: error.remedy }),
        cause: error,
      });
    }
    if (about.name === undefined) {
      throw new InputError('own-task', 'The task has no name.', {
        location,
        remedy: 'Add "name": in a JSONL file there is no folder to name it.',
      });
    }
    return [{ about, name: about.name, folder: dirname(file), location }];
  });
}

async function fromFolders(folder: string): Promise<readonly WrittenTask[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name === taskFile)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => {
      const about = parseYaml(await readText(file), file, ownTaskSchema);
      const home = dirname(file);
      return { about, name: about.name ?? basename(home), folder: home, location: { file } };
    }),
  );
}

/** Throws `InputError` naming file, line and remedy for the first task that cannot be read. */
export async function readOwnTasks(path: string): Promise<readonly WrittenTask[]> {
  const stats = await stat(path).catch(() => null);
  const found = stats?.isDirectory()
    ? await fromFolders(path)
    : fromLines(await readText(path), path);
  if (found.length === 0) {
    throw new InputError('own-benchmark', 'There is no task here.', {
      location: { file: path },
      remedy: `Name a JSONL file with a task a line, or a folder with ${taskFile} in folders below it; docs/your-own-benchmark.md shows both.`,
    });
  }
  const seen = new Map<string, Location>();
  for (const { about, name, location } of found) {
    const id = `${about.language}/${name}`;
    if (seen.has(id)) {
      throw new InputError('own-task', `Two tasks are named ${id}.`, {
        location,
        remedy: 'Give one of them another name.',
      });
    }
    seen.set(id, location);
  }
  return found;
}

/** What its tasks' ids begin with. */
export const benchmarkName = (path: string): string =>
  basename(path, extname(path)).replaceAll(/[^\w.-]+/g, '-') || 'own';
