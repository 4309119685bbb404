import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { InputError } from '../core/errors.ts';
import { contentKey, type Plain } from '../core/keys.ts';
import { parseYaml } from '../core/parse-yaml.ts';
import type { BenchmarkKind, Language, Reference, Task, TaskFile } from '../core/task.ts';
import { type ContextRule, type Project, projectPrompt, toProject } from './project.ts';
import { type TaskAbout, taskFileSchema } from './task-file.ts';

/**
 * All files of a task's folder, by their path below it. One after another: for thousands of small
 * files that takes a fraction of what asking for them at once does.
 */
function readFolder(folder: string): readonly TaskFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(folder, file).replaceAll('\\', '/'), content: read(file) }));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError('task-incomplete', 'This file of a task cannot be read.', {
      location: { file },
      remedy: 'Check the permissions of the file.',
      cause,
    });
  }
}

/** Those of the files that lie in a folder of the task's, by their path below that. */
const filesIn = (files: readonly TaskFile[], folder: string): readonly TaskFile[] =>
  files
    .filter(({ path }) => path.startsWith(`${folder}/`))
    .map(({ path, content }) => ({ path: path.slice(folder.length + 1), content }));

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

function loadProject(
  files: readonly TaskFile[],
  { answer, context }: TaskAbout,
  folder: string,
): Project {
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
export function loadTask(folder: string, benchmark: TaskOrigin, language: Language): Task {
  const files = readFolder(folder);
  const contentOf = (name: string): string => {
    const file = files.find(({ path }) => path === name);
    if (file) return file.content;
    throw new InputError('task-incomplete', `The task has no ${name}.`, {
      location: { file: join(folder, name) },
      remedy: 'Add the file; docs/oracle.md lists what a task consists of.',
    });
  };
  const about = parseYaml(contentOf('task.yaml'), join(folder, 'task.yaml'), taskFileSchema);
  const project =
    benchmark.kind === 'repository' ? loadProject(filesIn(files, 'project'), about, folder) : null;
  const request = contentOf('prompt.md').trim();
  const prompt = project
    ? projectPrompt(request, project, language, benchmark.context ?? 'given')
    : request;
  const checks = { path: 'oracle.mjs', content: contentOf('oracle.mjs') };
  const driver = files.find(({ path }) => /^driver\.[^/]*$/i.test(path));
  const fixtures = [...(project?.others ?? []), ...filesIn(files, 'fixtures')];
  const surroundings = project && { before: project.mask.before, after: project.mask.after };
  const references = filesIn(files, 'references');

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
