import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../core/data-folder.ts';
import { InputError } from '../../core/errors.ts';
import { canonicalJson, contentHash } from '../../core/keys.ts';
import { parseYaml } from '../../core/parse-yaml.ts';
import type { Language } from '../../core/task.ts';

/** Semgrep's names for the languages that tasks come in. */
const namesOf: Readonly<Record<Language, readonly string[]>> = {
  python: ['python', 'py', 'python3'],
  javascript: ['javascript', 'js', 'typescript', 'ts'],
  java: ['java'],
  go: ['go', 'golang'],
  php: ['php'],
  c: ['c'],
  cpp: ['cpp', 'c++'],
};
const ofEveryLanguage = ['generic', 'regex', 'none'];

/** As much of a rule file as tells whom it is for; Semgrep itself checks the rest. */
const ruleFileSchema = z.looseObject({
  rules: z
    .array(
      z.looseObject({
        id: z.string(),
        message: z.string(),
        severity: z.string(),
        languages: z.array(z.string()).min(1),
      }),
    )
    .min(1),
});

interface RuleFile {
  readonly path: string;
  readonly content: string;
  readonly languages: readonly string[];
}

/** The rules that an analyser gets for one language. */
export interface Rules {
  readonly files: Readonly<Record<string, string>>;
  readonly hash: string;
}

/** Rules for analysers that bring none of their own. */
export class RulePack {
  readonly #files: readonly RuleFile[];

  private constructor(files: readonly RuleFile[]) {
    this.#files = files;
  }

  /** Reads a rule file, or all of a folder. Throws `InputError` with file, line and remedy. */
  static async read(path: string): Promise<RulePack> {
    const files = await ruleFiles(path);
    if (files.length === 0) {
      throw new InputError('no-rules', 'There is no rule file (.yaml, .yml) in this folder.', {
        location: { file: path },
        remedy: 'Name a file with rules of Semgrep, or a folder that holds such files.',
      });
    }
    return new RulePack(
      await Promise.all(
        files.map(async (file, index) => {
          const content = await readRules(file);
          const { rules } = parseYaml(content, file, ruleFileSchema);
          const languages = rules.flatMap((rule) => rule.languages);
          return { path: `${index}-${basename(file)}`, content, languages };
        }),
      ),
    );
  }

  /** The rules that come with Credence. */
  static shipped(): Promise<RulePack> {
    return RulePack.read(join(packageRoot, 'assets', 'semgrep'));
  }

  /** What there is for a language, or `null`. */
  for(language: Language): Rules | null {
    const names = [...namesOf[language], ...ofEveryLanguage];
    const files = this.#files.filter((file) => file.languages.some((one) => names.includes(one)));
    if (files.length === 0) return null;
    const content = Object.fromEntries(files.map((file) => [`rules/${file.path}`, file.content]));
    return { files: content, hash: contentHash(canonicalJson(content)) };
  }
}

async function ruleFiles(path: string): Promise<readonly string[]> {
  const stats = await stat(path).catch((cause) => {
    throw unreadable(path, cause);
  });
  if (!stats.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => ['.yaml', '.yml'].includes(extname(name)))
    .sort()
    .map((name) => join(path, name));
}

const readRules = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((cause) => {
    throw unreadable(file, cause);
  });

const unreadable = (file: string, cause: unknown) =>
  new InputError('unreadable-file', 'The rules cannot be read.', {
    location: { file },
    remedy: 'Name a file with rules of Semgrep, or a folder that holds such files.',
    cause,
  });
