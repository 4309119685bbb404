import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../core/errors.ts';
import type { AseVersion } from './instance.ts';

/** Who chose the files that are shown: a ranking by words, or an agent that looked around. */
export const aseContexts = ['bm25', 'claudecode'] as const;
export type AseContext = (typeof aseContexts)[number];

/** A file of the project, or lines of one. */
export interface Hit {
  readonly path: string;
  readonly first: number | null;
  readonly last: number | null;
}

/** What was found out about one instance beforehand. */
export interface Retrieved {
  /** What the masked code does, in the words of the model that was shown it. */
  readonly summary: string;
  /** Best first. */
  readonly hits: readonly Hit[];
}

const files: Readonly<Record<AseVersion, Partial<Record<AseContext, string>>>> = {
  1: { bm25: 'data_v1_retrieval_data.json' },
  2: { bm25: 'data_v2_context_bm25.jsonl', claudecode: 'data_v2_context_claudecode.jsonl' },
};

/** The files of a checkout that a study with this context depends on. */
export const dataFiles = (version: AseVersion, context: AseContext | 'none'): readonly string[] => {
  const retrieval = files[version][context === 'none' ? 'bm25' : context];
  return [`data_v${version}.json`, ...(retrieval === undefined ? [] : [retrieval])].map(
    (name) => `data/${name}`,
  );
};

const schema = z.array(
  z.looseObject({
    instance_id: z.string(),
    function_summary: z.string(),
    hits: z.array(
      z.looseObject({
        docid: z.string().min(1),
        startline: z.number().int().min(1).optional(),
        endline: z.number().int().min(1).optional(),
      }),
    ),
  }),
);

/** Reads a retrieval file: JSON arrays, whatever their names end in, or one object a line. */
export async function readRetrieval(
  checkout: string,
  version: AseVersion,
  context: AseContext,
): Promise<ReadonlyMap<string, Retrieved>> {
  const name = files[version][context];
  if (name === undefined) {
    throw new InputError('ase-context', `A.S.E ${version} has no context by ${context}.`, {
      remedy: `Write context: ${Object.keys(files[version]).join(' or ')}.`,
    });
  }
  const file = join(checkout, 'data', name);
  const rows = await readRows(file);
  return new Map(
    rows.map(({ instance_id, function_summary, hits }) => [
      instance_id,
      {
        summary: function_summary.trim(),
        hits: hits.map(({ docid, startline, endline }) => ({
          path: docid.replace(/^\.?\//, ''),
          first: startline ?? null,
          last: endline ?? null,
        })),
      },
    ]),
  );
}

async function readRows(file: string): Promise<z.output<typeof schema>> {
  try {
    const text = (await readFile(file, 'utf8')).trim();
    const rows: unknown = text.startsWith('[')
      ? JSON.parse(text)
      : text.split('\n').map((line) => JSON.parse(line));
    return schema.parse(rows);
  } catch (cause) {
    throw new InputError('ase-context', 'The retrieved context of A.S.E cannot be read.', {
      location: { file },
      remedy: 'Restore the file from the repository.',
      cause,
    });
  }
}
