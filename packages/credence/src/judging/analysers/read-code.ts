import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { type Language, languages, type TaskFile } from '../../core/task.ts';
import type { AnalysedCode } from './analysis.ts';
import { codeBytesAtMost } from './limits.ts';

/** Code of a file or folder, by language; paths are relative to `folder`. */
export interface CodeRead {
  readonly folder: string;
  readonly code: readonly AnalysedCode[];
}

const languageOf: Readonly<Record<string, Language>> = {
  '.py': 'python',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.java': 'java',
  '.go': 'go',
  '.php': 'php',
  '.c': 'c',
  '.cpp': 'cpp',
  '.cc': 'cpp',
  '.cxx': 'cpp',
};
const headers = ['.h', '.hh', '.hpp', '.hxx'];

const isHeader = (path: string) => headers.includes(extname(path).toLowerCase());

/**
 * The code in a file, or in a folder and below it, by language. Only files whose names say their
 * language are read, hidden folders and `node_modules` not at all: nothing that could tell an
 * analyser how to behave comes along. Throws `InputError` when nothing is left, or too much.
 * @param language of the file, whatever its name; of a folder, the only one to be taken
 */
export async function readCode(path: string, language: Language | null): Promise<CodeRead> {
  const stats = await stat(path).catch((cause) => {
    throw unreadable(path, cause);
  });
  if (stats.isFile()) {
    const known = language ?? languageOf[extname(path).toLowerCase()];
    if (!known) throw unknownLanguage(path);
    checkSize(path, stats.size);
    const files = [await readOne(path, basename(path))];
    return { folder: dirname(path), code: [{ language: known, files, context: [] }] };
  }
  const names = await codeIn(path);
  const wanted = languages.filter((one) => language === null || one === language);
  const code: AnalysedCode[] = [];
  for (const one of wanted) {
    const own = names.filter((name) => languageOf[extname(name).toLowerCase()] === one);
    if (own.length === 0) continue;
    const beside = one === 'c' || one === 'cpp' ? names.filter(isHeader) : [];
    const [files, context] = await Promise.all([readAll(path, own), readAll(path, beside)]);
    code.push({ language: one, files, context });
  }
  if (code.length === 0) throw unknownLanguage(path);
  return { folder: path, code };
}

async function codeIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name)) await visit(path);
      const isCode = extname(path).toLowerCase() in languageOf || isHeader(path);
      if (entry.isFile() && isCode) found.push(path);
    }
  };
  await visit('');
  return found;
}

async function readAll(folder: string, names: readonly string[]): Promise<readonly TaskFile[]> {
  const files: TaskFile[] = [];
  let bytes = 0;
  for (const name of names) {
    bytes += (await stat(join(folder, name))).size;
    checkSize(folder, bytes);
    files.push(await readOne(join(folder, name), name));
  }
  return files;
}

const readOne = async (file: string, path: string): Promise<TaskFile> => ({
  path,
  content: await readFile(file, 'utf8').catch((cause) => {
    throw unreadable(file, cause);
  }),
});

function checkSize(file: string, bytes: number): void {
  if (bytes <= codeBytesAtMost) return;
  throw new InputError(
    'too-much-code',
    `There is more than ${codeBytesAtMost >> 20} MiB of code to analyse at once.`,
    { location: { file }, remedy: 'Name its subfolders one by one.' },
  );
}

const unreadable = (file: string, cause: unknown) =>
  new InputError('unreadable-file', 'The code cannot be read.', {
    location: { file },
    remedy: 'Name a file with code, or a folder with such files.',
    cause,
  });

const unknownLanguage = (file: string) =>
  new InputError('no-code', 'There is no code in a language that can be analysed.', {
    location: { file },
    remedy: `Names say the language (${Object.keys(languageOf).join(', ')}); of a file, --language does, too.`,
  });
