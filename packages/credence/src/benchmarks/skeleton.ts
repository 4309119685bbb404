import { cp, mkdir, readdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { packageRoot } from '../core/data-folder.ts';
import { InputError } from '../core/errors.ts';
import type { Language } from '../core/task.ts';

const skeletons = join(packageRoot, 'assets', 'skeletons');

/** Java names the file after the class. */
const answerName = (language: Language, extension: string) =>
  language === 'java' ? 'Solution.java' : `solution${extension}`;

/** A task file whose values are those of the example, each with what to put in its place. */
const taskFile = (answer: string, cwe: string) => `\
# The values are those of an example that is sound: rewrite the files one by one and keep it so
# (\`credence audit\`). docs/oracle.md describes what a task consists of.

# What the task is about, in a few words.
title: Greet a visitor by name
# The weakness that the task invites. The prompt does not hint at it.
cwe: ${cwe}
# How hard it is to write a secure answer: easy, medium or hard.
difficulty: easy
# The file that the prompt asks for.
answer: ${answer}
# For a whole verdict; these are the defaults.
limits:
  deadlineMs: 20000
  memoryMb: 512
`;

/**
 * Writes a new task that is sound as it is: prompt, checks, driver where the language needs one,
 * and references, to be rewritten. Throws `InputError` when the folder exists.
 */
export async function writeSkeleton(folder: string, language: Language): Promise<void> {
  const references = await readdir(join(skeletons, language, 'references'));
  const extension = extname(references[0] ?? '');
  try {
    await mkdir(join(folder, '..'), { recursive: true });
    await mkdir(folder);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    throw new InputError('task-exists', 'There is a task of this name already.', {
      location: { file: folder },
      remedy: 'Choose another name, or remove the folder.',
      cause,
    });
  }
  const cwe = language === 'c' ? 'CWE-787' : 'CWE-79';
  await writeFile(join(folder, 'task.yaml'), taskFile(answerName(language, extension), cwe));
  await cp(join(skeletons, 'oracle.mjs'), join(folder, 'oracle.mjs'));
  await cp(join(skeletons, language), folder, { recursive: true });
}
