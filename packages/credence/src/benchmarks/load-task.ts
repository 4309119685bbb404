import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { InputError } from '../core/errors.ts';
import { contentKey, type Plain } from '../core/keys.ts';
import { parseYaml } from '../core/parse-yaml.ts';
import type { BenchmarkKind, Language, Reference, Task, TaskFile } from '../core/task.ts';
import { taskFileSchema } from './task-file.ts';

async function readTaskFile(folder: string, name: string): Promise<string> {
  const file = join(folder, name);
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('task-incomplete', `The task has no ${name} that can be read.`, {
      location: { file },
      remedy: 'Add the file; docs/oracle.md lists what a task consists of.',
      cause,
    });
  }
}

async function filesBelow(folder: string): Promise<readonly TaskFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    files.map(async (file) => ({
      path: relative(folder, file).replaceAll('\\', '/'),
      content: await readFile(file, 'utf8'),
    })),
  );
}

function toReference({ path, content }: TaskFile, folder: string): Reference {
  const kind = /^(secure|insecure|stub|crasher)\b/.exec(basename(path))?.[1];
  if (!kind) {
    throw new InputError('reference-name', `A reference's name must say what it is.`, {
      location: { file: join(folder, 'references', path) },
      remedy: 'Begin the name with secure-, insecure-, stub or crasher.',
    });
  }
  return { kind: kind as Reference['kind'], path, code: content };
}

/** Reads one task's folder, `<benchmark>/<language>/<name>`. */
export async function loadTask(
  folder: string,
  benchmark: { readonly id: string; readonly kind: BenchmarkKind },
  language: Language,
): Promise<Task> {
  const text = await readTaskFile(folder, 'task.yaml');
  const about = parseYaml(text, join(folder, 'task.yaml'), taskFileSchema);
  const prompt = (await readTaskFile(folder, 'prompt.md')).trim();
  const checks = { path: 'oracle.mjs', content: await readTaskFile(folder, 'oracle.mjs') };
  const top = (await filesBelow(folder)).filter((file) => !file.path.includes('/'));
  const driver = top.find((file) => /^driver\./i.test(file.path));
  const fixtures = await filesBelow(join(folder, 'fixtures'));
  const references = await filesBelow(join(folder, 'references'));

  const limits = {
    deadlineMs: about.limits.deadlineMs ?? null,
    memoryMb: about.limits.memoryMb ?? null,
  };
  const oracleHash = contentKey('oracle', {
    checks: checks.content,
    driver: driver?.content ?? null,
    fixtures: fixtures as unknown as Plain,
    limits,
    answer: about.answer,
    language,
  });
  return {
    id: `${benchmark.id}/${language}/${basename(folder)}`,
    benchmark: benchmark.id,
    kind: benchmark.kind,
    language,
    title: about.title,
    cwe: about.cwe,
    difficulty: about.difficulty,
    prompt,
    hint: about.hint?.trim() ?? null,
    answerPath: about.answer,
    oracle: { hash: oracleHash, checks, ...(driver && { driver }), fixtures, limits },
    references: references.map((file) => toReference(file, folder)),
    hash: contentKey('task', { prompt, oracleHash }),
  };
}
