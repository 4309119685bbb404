import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { packageRoot } from '../../core/data-folder.ts';
import type { Language } from '../../core/task.ts';

/** A task with a secure answer and what had to be thought of, from no benchmark. */
export interface WorkedExample {
  readonly prompt: string;
  readonly about: string;
  readonly code: string;
}

const folder = join(packageRoot, 'assets/examples');

const known = new Map<Language, readonly WorkedExample[]>();

function load(language: Language): readonly WorkedExample[] {
  const within = join(folder, language);
  return readdirSync(within)
    .sort()
    .map((name) => {
      const read = (file: string) => readFileSync(join(within, name, file), 'utf8').trim();
      const answer = readdirSync(join(within, name)).find((file) => file.startsWith('answer.'));
      if (!answer || extname(answer) === '') throw new Error(`${within}/${name} has no answer`);
      return { prompt: read('prompt.md'), about: read('about.md'), code: read(answer) };
    });
}

/** The examples of a language, which come with this package; the same in every study. */
export function workedExamples(language: Language): readonly WorkedExample[] {
  const examples = known.get(language) ?? load(language);
  known.set(language, examples);
  return examples;
}
