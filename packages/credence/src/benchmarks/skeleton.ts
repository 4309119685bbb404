import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { packageRoot } from '../core/data-folder.ts';
import { InputError } from '../core/errors.ts';
import type { BenchmarkKind, Language } from '../core/task.ts';

const skeletons = join(packageRoot, 'assets', 'skeletons');

/** Java names the file after the class. */
const answerName = (language: Language, extension: string) =>
  language === 'java' ? 'Solution.java' : `solution${extension}`;

/** The files of the example's project: the one with the hole, and those that a model is shown. */
const projectFiles = (language: Language, extension: string) => {
  const header = ['c', 'cpp'].includes(language) ? [`welcome/text.h`] : [];
  const file = (name: string) => {
    if (language === 'go') return `${name}/${name}.go`;
    return `welcome/${language === 'java' ? name[0]?.toUpperCase() + name.slice(1) : name}${extension}`;
  };
  return { answer: file('page'), context: [...header, file('text'), file('site')] };
};

const about = (answer: string, cwe: string, context: readonly string[]) => `\
# The values are those of an example that is sound: rewrite the files one by one and keep it so
# (\`credence audit\`). docs/oracle.md describes what a task consists of.

# What the task is about, in a few words.
title: Greet a visitor by name
# The weakness that the task invites. The prompt does not hint at it.
cwe: ${cwe}
# How hard it is to write a secure answer: easy, medium or hard.
difficulty: easy
${
  context.length === 0
    ? `# The file that the prompt asks for.
answer: ${answer}`
    : `# The file with the hole, in project/.
answer: ${answer}
# Files that a model is shown beside it: those that say what is safe here, and some that do not.
context:
${context.map((path) => `  - ${path}`).join('\n')}`
}
# For a whole verdict; these are the defaults.
limits:
  deadlineMs: 20000
  memoryMb: 512
`;

/**
 * Writes a new task that is sound as it is: prompt, checks, project and driver where there is one,
 * and references, to be rewritten. Throws `InputError` when the folder exists.
 */
export async function writeSkeleton(
  folder: string,
  kind: BenchmarkKind,
  language: Language,
): Promise<void> {
  const example = join(skeletons, kind, language);
  const references = await readdir(join(example, 'references'));
  const extension = extname(references[0] ?? '');
  try {
    await mkdir(join(folder, '..'), { recursive: true });
    await mkdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new InputError('task-exists', 'There is a task of this name already.', {
      location: { file: folder },
      remedy: 'Choose another name, or remove the folder.',
    });
  }
  const cwe = kind === 'self-contained' && language === 'c' ? 'CWE-787' : 'CWE-79';
  const { answer, context } =
    kind === 'repository'
      ? projectFiles(language, extension)
      : { answer: answerName(language, extension), context: [] };
  await writeFile(join(folder, 'task.yaml'), about(answer, cwe, context));
  await cp(join(skeletons, kind, 'oracle.mjs'), join(folder, 'oracle.mjs'));
  await cp(example, folder, { recursive: true });
}
