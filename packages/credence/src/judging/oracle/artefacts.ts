import { mkdirSync, rmSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Box } from '../../sandbox/inner/box.ts';
import { artefactBytes } from './build-limits.ts';

const filesAtMost = 500;

/** Files by their path below the folder `out` of a build. */
type Outputs = ReadonlyMap<string, Buffer>;

/** The compiler's output is larger than an answer's can be. */
export class TooLarge extends Error {
  override name = 'TooLarge';
}

/** Reads what a compiler left in `/box/out`; links and the like, which no compiler makes, throw. */
export async function readOutputs(box: Box): Promise<Outputs> {
  const found = new Map<string, Buffer>();
  let bytes = 0;
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await box.list(`out/${folder}`)) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.kind === 'folder') await visit(path);
      else {
        bytes += entry.bytes;
        if (bytes > artefactBytes || found.size >= filesAtMost) throw new TooLarge(path);
        found.set(path, await box.read(`out/${path}`, entry.bytes));
      }
    }
  };
  await visit('');
  return found;
}

export const bytesOf = (outputs: Outputs): number =>
  [...outputs.values()].reduce((sum, content) => sum + content.length, 0);

/** Puts outputs where launches can read them. */
export async function writeOutputs(outputs: Outputs, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [path, content] of outputs) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    await chmod(file, 0o755);
  }
}

export const removeOutputs = (folder: string): void => rmSync(folder, { recursive: true });
