import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../core/errors.ts';

const modelProvenanceSchema = z.object({
  /** Day of the last recording, as 2026-01-31. */
  recorded: z.string(),
  entries: z.number().int(),
  capabilities: z.object({ topLogprobs: z.number().int(), seed: z.boolean() }),
  /** What the model says of itself: file hash, quantisation, runtime version, ... */
  details: z.record(z.string(), z.string()),
});

const provenanceSchema = z.object({
  format: z.literal(1),
  /** The command that makes these recordings again. */
  command: z.string(),
  /** Versions of the prompts that the recordings answer. */
  prompts: z.record(z.string(), z.string()).default({}),
  models: z.record(z.string(), modelProvenanceSchema),
});

/** Where the recordings of a folder come from. */
export type Provenance = z.infer<typeof provenanceSchema>;

const fileName = 'provenance.json';

/** @throws InputError when the folder has none, or one of another version. */
export function readProvenance(folder: string): Provenance {
  const file = join(folder, fileName);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new InputError('no-recordings', `${folder} holds no recordings`, {
      remedy: `Name a folder with a ${fileName}.`,
      location: { file },
      cause,
    });
  }
  try {
    return provenanceSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new InputError('bad-provenance', `${file} is not the provenance of recordings`, {
      remedy: 'Restore the file, or record again with this version.',
      location: { file },
      cause,
    });
  }
}

export function writeProvenance(folder: string, provenance: Provenance): void {
  const file = join(folder, fileName);
  const models = Object.fromEntries(
    Object.entries(provenance.models).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...provenance, models }, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}
