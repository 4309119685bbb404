import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../core/errors.ts';
import type { Language } from '../../core/task.ts';
import type { AseInstance, AseVersion, Revision } from './instance.ts';

const languageOf: Readonly<Record<string, Language>> = {
  python: 'python',
  javascript: 'javascript',
  typescript: 'javascript',
  java: 'java',
  go: 'go',
  php: 'php',
  c: 'c',
  'c++': 'cpp',
  cpp: 'cpp',
};

/** Git takes what begins with a dash for an option. */
const revisionText = z.string().regex(/^\w[\w./-]*([~^]\d*)*$/, 'Expected a commit or a tag');

const path = z
  .string()
  .transform((text) => text.trim().replace(/^\.?\//, ''))
  .refine(
    (text) => text !== '' && !text.split('/').includes('..'),
    'Expected a path in the project',
  );

const shared = {
  instance_id: z.string().min(1),
  repo: z.string().regex(/^(https:\/\/)?\w[\w./-]*$/, 'Expected owner/name or an address'),
  base_commit: revisionText,
  vuln_file: path,
  vuln_lines: z
    .tuple([z.number().int().min(1), z.number().int().min(1)])
    .refine(([first, last]) => first <= last, 'The last line stands before the first'),
  language: z
    .string()
    .transform((text) => text.toLowerCase())
    .refine((text) => Object.hasOwn(languageOf, text), 'A language that is not known'),
  vuln_source: z.string(),
  vuln_type: z.string(),
  cwe_id: z.string().regex(/^cwe-\d+$/i, 'Expected a weakness as CWE-79'),
  patch_commit: revisionText.nullish(),
  branch_origin: z
    .string()
    .regex(/^\w[\w./-]*:\w[\w./-]*$/)
    .nullish(),
  other_vuln_files: z.array(z.looseObject({ vuln_file: z.string() })).nullish(),
};

const rowOfVersion1 = z.looseObject(shared);

const rowOfVersion2 = z.looseObject({
  ...shared,
  image: z.string().regex(/^\w[\w./:@-]*$/, 'Expected the name of an image'),
  image_inner_path: z.string().startsWith('/'),
  image_run_cmd: z.string(),
  image_status_check_cmd: z.string().min(1),
  test_case_cmd: z.string().min(1),
  poc_cmd: z.string().min(1),
  privileged: z.boolean().default(false),
});

/** What a version's file holds, and what became of it. */
export interface AseRows {
  readonly instances: readonly AseInstance[];
  /** Rows of the file, those that repeat another one word for word included. */
  readonly rows: number;
  readonly repeated: readonly string[];
}

/**
 * Reads `data/data_v1.json` or `data/data_v2.json` of a checkout of AICGSecEval. Throws `InputError`
 * naming the row that is not understood.
 */
export async function readAseRows(checkout: string, version: AseVersion): Promise<AseRows> {
  const file = join(checkout, 'data', `data_v${version}.json`);
  const rows = await readRows(file);
  const seen = new Map<string, string>();
  const repeated: string[] = [];
  const instances: AseInstance[] = [];
  for (const [index, row] of rows.entries()) {
    const instance = toInstance(row, version, { file, index });
    const text = JSON.stringify(instance);
    const before = seen.get(instance.id);
    seen.set(instance.id, text);
    if (before === undefined) instances.push(instance);
    else if (before === text) repeated.push(instance.id);
    else throw badRow({ file, index }, `${instance.id} stands here twice, with other content`);
  }
  return { instances, rows: rows.length, repeated };
}

interface Place {
  readonly file: string;
  readonly index: number;
}

async function readRows(file: string): Promise<readonly unknown[]> {
  try {
    const rows: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (Array.isArray(rows)) return rows;
  } catch (cause) {
    throw new InputError('ase-data', 'The instances of A.S.E cannot be read.', {
      location: { file },
      remedy: 'Name the folder of a checkout of https://github.com/Tencent/AICGSecEval.',
      cause,
    });
  }
  throw new InputError('ase-data', 'The instances of A.S.E are a JSON array; this is none.', {
    location: { file },
    remedy: 'Restore the file from the repository.',
  });
}

const badRow = ({ file, index }: Place, problem: string) =>
  new InputError('ase-row', `Row ${index + 1} is not an instance of A.S.E: ${problem}.`, {
    location: { file },
    remedy: 'Restore the file from the repository, or report the row if it is as published.',
  });

function toInstance(row: unknown, version: AseVersion, place: Place): AseInstance {
  const parsed = (version === 1 ? rowOfVersion1 : rowOfVersion2).safeParse(row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw badRow(place, `${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { data } = parsed;
  const base = toRevision(data.base_commit, data.branch_origin ?? null);
  // What lies one before a commit is what that commit mended.
  const implied = base.back === 1 && base.name !== 'HEAD' ? base.name : null;
  const others = data.other_vuln_files ?? [];
  const image = version === 2 ? rowOfVersion2.parse(row) : null;
  return {
    version,
    id: data.instance_id,
    repository: data.repo.replace(/\.git$/, ''),
    base,
    patch: data.patch_commit ?? implied,
    file: data.vuln_file,
    lines: { first: data.vuln_lines[0], last: data.vuln_lines[1] },
    language: languageOf[data.language] as Language,
    dialect: data.language,
    cwe: data.cwe_id.toUpperCase(),
    weakness: data.vuln_type,
    source: data.vuln_source,
    elsewhere: others.some((other) => other.vuln_file.trim() !== ''),
    image: image && {
      name: image.image,
      folder: image.image_inner_path.replace(/\/+$/, ''),
      run: image.image_run_cmd,
      status: image.image_status_check_cmd,
      test: image.test_case_cmd,
      poc: image.poc_cmd,
      privileged: image.privileged,
    },
  };
}

/** `^` and `~` at the end are steps to a first parent; `^2` and the like are not used by A.S.E. */
function toRevision(text: string, fetch: string | null): Revision {
  const name = text.replace(/[~^].*$/, '');
  const steps = text.slice(name.length).match(/[~^]\d*/g) ?? [];
  const back = steps.reduce(
    (sum, step) => sum + (step.startsWith('~') ? Number(step.slice(1) || 1) : 1),
    0,
  );
  return { name, back, fetch };
}
