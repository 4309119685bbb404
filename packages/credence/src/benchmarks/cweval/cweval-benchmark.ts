import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { contentKey, type Plain } from '../../core/keys.ts';
import type { Task, TaskFile } from '../../core/task.ts';
import { readAuditManifest } from '../audit-manifest.ts';
import type { Benchmark } from '../benchmark.ts';
import { sourceOf } from '../outside/source.ts';
import { type CwevalDialect, dialects } from './dialects.ts';
import { headersOf } from './headers.ts';
import { needsOfTask } from './needs.ts';
import { parseTaskFile } from './parse-task.ts';
import { promptOf } from './prompt.ts';
import { referencesOf } from './references.ts';
import { testsOf } from './tests.ts';

const id = 'cweval';

/** Folders of tasks below `benchmark/`; memory tasks are compiled to be watched. */
const groups = ['core', 'lang'] as const;

/** A task's three files, unread names of which begin with `stem`. */
export interface CwevalFiles {
  /** `cwe_022_0_c`, of which Python's have no language. */
  readonly stem: string;
  readonly group: (typeof groups)[number];
  readonly dialect: CwevalDialect;
  readonly task: TaskFile;
  readonly test: TaskFile;
  /** An insecure program; Python's stand in the tests. */
  readonly unsafe: TaskFile | null;
}

async function read(checkout: string, path: string): Promise<TaskFile> {
  try {
    return { path, content: await readFile(join(checkout, path), 'utf8') };
  } catch (cause) {
    throw new InputError('not-cweval', `The checkout of CWEval has no ${path} that can be read.`, {
      location: { file: join(checkout, path) },
      remedy: 'Name the folder of a complete checkout: git clone https://github.com/Co1lin/CWEval',
      cause,
    });
  }
}

const names = (folder: string) => readdir(folder).catch(() => []);

async function filesOf(checkout: string): Promise<readonly CwevalFiles[]> {
  const found: CwevalFiles[] = [];
  for (const group of groups) {
    for (const dialect of dialects) {
      const folder = join('benchmark', group, dialect.folder);
      const present = (await names(join(checkout, folder))).sort();
      const ending = `_task${dialect.extension}`;
      for (const name of present.filter((one) => one.endsWith(ending))) {
        const stem = name.slice(0, -ending.length);
        const unsafe = `${stem}_unsafe${dialect.extension}`;
        found.push({
          ...{ stem, group, dialect },
          task: await read(checkout, join(folder, name)),
          test: await read(checkout, join(folder, `${stem}_test.py`)),
          unsafe: present.includes(unsafe) ? await read(checkout, join(folder, unsafe)) : null,
        });
      }
    }
  }
  if (found.length === 0) await read(checkout, join('benchmark', 'core'));
  return found;
}

/** Their commands allow a test three seconds; a verdict has several, and compiles before. */
const limits = { deadlineMs: 60_000, memoryMb: 768 };

/** As many of each as CWEval's authors wrote; stubs cannot be made in every language. */
const demands = {
  ...{ secure: 1, insecure: 1, stub: 0, crasher: 1 },
  ...{ functional: 1, control: 1, exploit: 1 },
};

/**
 * The task as we run it.
 * @param all judge nothing, but hold every test of the file against the benchmark's own programs
 */
async function toTask(
  checkout: string,
  files: CwevalFiles,
  headers: TaskFile | null,
  all: boolean,
): Promise<Task> {
  const { stem, dialect } = files;
  const parsed = parseTaskFile(files.task, dialect, join(checkout, files.task.path));
  const name = stem.replace(new RegExp(`_${dialect.folder}$`), '');
  const cwe = `CWE-${Number(/^cwe_(\d+)/.exec(stem)?.[1])}`;
  const answerPath = `${stem}_task${dialect.extension}`;
  const { checks, fixtures } = await testsOf(files, { parsed, headers, cwe, all });
  const prompt = promptOf(parsed.prompt, dialect);
  const oracleHash = contentKey('oracle', {
    checks: checks.content,
    fixtures: fixtures as unknown as Plain,
    ...{ limits, answer: answerPath, language: dialect.language },
  });
  return {
    id: `${id}/${dialect.language}/${name}`,
    benchmark: id,
    kind: 'self-contained',
    language: dialect.language,
    title: `${cwe}: ${parsed.name}`,
    cwe,
    difficulty: 'medium',
    prompt,
    hint: null,
    answerPath,
    surroundings: null,
    oracle: {
      ...{ hash: oracleHash, checks, fixtures, limits },
      apart: true,
      demands,
      needs: needsOfTask(checkout, files),
    },
    references: referencesOf(files, parsed),
    hash: contentKey('task', { prompt, oracleHash }),
  };
}

async function load(checkout: string, all = false): Promise<readonly Task[]> {
  const [files, commons] = await Promise.all([
    filesOf(checkout),
    read(checkout, join('cweval', 'commons.py')),
  ]);
  const tasks = files.map((one) => toTask(checkout, one, headersOf(commons, one.dialect), all));
  const loaded = await Promise.all(tasks);
  const order = dialects.map(({ language }) => language);
  return loaded.sort((a, b) => order.indexOf(a.language) - order.indexOf(b.language));
}

/** Its tasks with all tests of their files, to see whether they hold here for its own programs. */
export const selfTests = (checkout: string): Promise<readonly Task[]> => load(checkout, true);

/** @param checkout folder of a checkout of Co1lin/CWEval */
export function cwevalBenchmark(checkout: string): Benchmark {
  const folder = join(checkout, '.credence');
  return {
    id,
    description: 'Functions tested for function and security at once, in five languages (CWEval)',
    folder,
    load: () => load(checkout),
    audit: () => readAuditManifest(folder),
    async source() {
      const files = await filesOf(checkout);
      const all = files.flatMap(({ task, test, unsafe }) => [
        task,
        test,
        ...(unsafe ? [unsafe] : []),
      ]);
      return sourceOf(checkout, [...all, await read(checkout, join('cweval', 'commons.py'))]);
    },
  };
}
