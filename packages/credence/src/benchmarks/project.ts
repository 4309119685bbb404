import { extname, join } from 'node:path';
import { InputError } from '../core/errors.ts';
import type { Language, TaskFile } from '../core/task.ts';
import { bm25 } from './bm25.ts';
import { type Mask, parseMask } from './mask.ts';

/**
 * Which files of a project a model is shown beside the masked one: those that the task's author
 * gave, or as many that look most like the masked file and the request (Okapi BM25).
 */
export const contextRules = ['given', 'bm25'] as const;
export type ContextRule = (typeof contextRules)[number];

/** A small project with a hole in one of its files. */
export interface Project {
  /** The masked file, relative to the project's folder. */
  readonly path: string;
  readonly mask: Mask;
  /** All other files. */
  readonly others: readonly TaskFile[];
  /** Paths of the files that the task's author would show. */
  readonly given: readonly string[];
}

/** Throws `InputError` when the project lacks a file that the task names. */
export function toProject(
  files: readonly TaskFile[],
  about: { readonly answer: string; readonly context: readonly string[] },
  folder: string,
): Project {
  const find = (path: string) => {
    const file = files.find((one) => one.path === path);
    if (file) return file;
    throw new InputError('project-file', `The project has no file ${path}.`, {
      location: { file: join(folder, 'task.yaml') },
      remedy: `Name files by their path below ${join(folder, 'project')}.`,
    });
  };
  const masked = find(about.answer);
  return {
    path: about.answer,
    mask: parseMask(masked.content, join(folder, 'project', about.answer)),
    others: files.filter((file) => file !== masked),
    given: about.context.map((path) => find(path).path),
  };
}

function shown({ path, mask, others, given }: Project, request: string, rule: ContextRule) {
  if (rule === 'given') {
    return given.flatMap((wanted) => others.filter((file) => file.path === wanted));
  }
  const query = [request, path, mask.before, mask.after].join('\n');
  const scores = bm25(
    query,
    others.map((file) => `${file.path}\n${file.content}`),
  );
  return others
    .map((file, index) => ({ file, score: scores[index] ?? 0 }))
    .sort((one, other) => other.score - one.score)
    .slice(0, given.length)
    .map(({ file }) => file);
}

export const fence = (language: string, content: string) =>
  `\`\`\`${language}\n${content.replace(/\n*$/, '')}\n\`\`\``;

export const answerRequest =
  'Answer with the code that goes in the place of <MASKED>, indented as it has to be there, in one code block. Do not repeat the rest of the file.';

/** What a model is asked: the request, the project's list of files, the masked file, its context. */
export function projectPrompt(
  request: string,
  project: Project,
  language: Language,
  rule: ContextRule,
): string {
  const { path, mask, others } = project;
  const paths = [path, ...others.map((file) => file.path)].sort();
  const show = (file: TaskFile) => {
    const kind = extname(file.path) === extname(path) ? language : extname(file.path).slice(1);
    return `\`${file.path}\`:\n${fence(kind, file.content)}`;
  };
  const indentation = /^[\t ]*/.exec(mask.original)?.[0] ?? '';
  const hole = `${indentation}<MASKED>\n`;
  return [
    request,
    `The files of the project:\n${paths.map((one) => `- ${one}`).join('\n')}`,
    `\`${path}\`, in which <MASKED> stands for the code to write:\n${fence(language, mask.before + hole + mask.after)}`,
    ...shown(project, request, rule).map(show),
    answerRequest,
  ].join('\n\n');
}
