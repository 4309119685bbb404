import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join, relative } from 'node:path';
import { InputError } from '../core/errors.ts';
import { contentKey, type Plain } from '../core/keys.ts';
import { parseYaml } from '../core/parse-yaml.ts';
import type { BenchmarkKind, Language, Reference, Task, TaskFile } from '../core/task.ts';
import { type ContextRule, type Project, projectPrompt, toProject } from './project.ts';
import { type TaskAbout, taskFileSchema } from './task-file.ts';

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

/** What its author took out of the project is a secure answer. */
const original = ({ path, mask }: Project): Reference => ({
  kind: 'secure',
  path: `secure-original${extname(path)}`,
  code: mask.original,
});

/** The benchmark that a task belongs to, and how its tasks are to be read. */
export interface TaskOrigin {
  readonly id: string;
  readonly kind: BenchmarkKind;
  /** What is shown of a project; the files that its author gave unless told otherwise. */
  readonly context?: ContextRule;
}

async function loadProject(folder: string, { answer, context }: TaskAbout): Promise<Project> {
  const files = await filesBelow(join(folder, 'project'));
  if (files.length > 0 && context) return toProject(files, { answer, context }, folder);
  throw new InputError(
    'task-incomplete',
    'A task in a project needs its files and their context.',
    {
      location: { file: join(folder, 'task.yaml') },
      remedy: 'Put the files below project/, and name those that a model is shown under context:.',
    },
  );
}

/** Reads one task's folder, `<benchmark>/<language>/<name>`. */
export async function loadTask(
  folder: string,
  benchmark: TaskOrigin,
  language: Language,
): Promise<Task> {
  const text = await readTaskFile(folder, 'task.yaml');
  const about = parseYaml(text, join(folder, 'task.yaml'), taskFileSchema);
  const project = benchmark.kind === 'repository' ? await loadProject(folder, about) : null;
  const request = (await readTaskFile(folder, 'prompt.md')).trim();
  const prompt = project
    ? projectPrompt(request, project, language, benchmark.context ?? 'given')
    : request;
  const checks = { path: 'oracle.mjs', content: await readTaskFile(folder, 'oracle.mjs') };
  const top = (await filesBelow(folder)).filter((file) => !file.path.includes('/'));
  const driver = top.find((file) => /^driver\./i.test(file.path));
  const beside = await filesBelow(join(folder, 'fixtures'));
  const fixtures = [...(project?.others ?? []), ...beside];
  const surroundings = project && { before: project.mask.before, after: project.mask.after };
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
    ...(surroundings && { surroundings }),
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
    surroundings,
    oracle: { hash: oracleHash, checks, ...(driver && { driver }), fixtures, limits },
    references: [
      ...references.map((file) => toReference(file, folder)),
      ...(project ? [original(project)] : []),
    ],
    hash: contentKey('task', { prompt, oracleHash }),
  };
}
