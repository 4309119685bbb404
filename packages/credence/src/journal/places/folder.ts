import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { bodyLines, parseBody, segmentRecords } from '../folder-segments.ts';
import { LineWriter } from './line-writer.ts';
import type { Body, StudyDocument, StudyPlace, StudyReader, StudyWriter } from './place.ts';

/** The documents in a study's folder: what the study is, and how its runs went. */
export async function readDocuments(folder: string): Promise<readonly StudyDocument[]> {
  const runs = await readdir(join(folder, 'runs')).catch(() => []);
  const paths = ['study.json', ...runs.filter((name) => name.endsWith('.json')).map(inRuns)];
  return Promise.all(
    paths.sort().map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
  );
}

const inRuns = (name: string) => `runs/${name}`;

export async function writeDocument(folder: string, { path, text }: StudyDocument): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

/**
 * A folder to be filled beside the one that is asked for, whose place it takes when it is whole.
 * Throws `InputError` where something is there already.
 */
export async function newFolder(address: string): Promise<{
  readonly folder: string;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}> {
  const there = await readdir(address).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw unwritable(address, error);
  });
  if (there !== null && there.length > 0) {
    throw new InputError('folder-not-empty', 'There is something in this folder already.', {
      location: { file: address },
      remedy: 'Name a new folder, or take away what is there.',
    });
  }
  const folder = `${address.replace(/\/+$/, '')}.${process.pid}.part`;
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw unwritable(address, error);
  });
  return {
    folder,
    async finish() {
      if (there !== null) await rmdir(address);
      await rename(folder, address);
    },
    abandon: () => rm(folder, { recursive: true, force: true }),
  };
}

const unwritable = (file: string, cause: unknown) =>
  new InputError('unwritable-folder', 'The folder cannot be written.', {
    location: { file },
    remedy: 'Name a folder that can be made, with room on its disk.',
    cause,
  });

class FolderReader implements StudyReader {
  readonly #folder: string;
  readonly #notices = new Set<string>();
  readonly promised = null;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get notices(): readonly string[] {
    return [...this.#notices];
  }

  documents(): Promise<readonly StudyDocument[]> {
    return readDocuments(this.#folder);
  }

  records() {
    return segmentRecords(this.#folder, this.#notice);
  }

  async *bodies(): AsyncGenerator<Body> {
    const seen = new Set<string>();
    for await (const { hash, line, file } of bodyLines(this.#folder, this.#notice)) {
      if (seen.has(hash)) continue;
      seen.add(hash);
      yield { hash, text: parseBody(hash, line, file) };
    }
  }

  async close(): Promise<void> {}

  readonly #notice = (notice: string): void => {
    this.#notices.add(notice);
  };
}

async function writer(address: string): Promise<StudyWriter> {
  const { folder, finish, abandon } = await newFolder(address);
  // Before all names that a run gives its segments: they hold the time.
  const facts = await LineWriter.open(join(folder, 'facts-0.jsonl'));
  const bodies = await LineWriter.open(join(folder, 'bodies-0.jsonl'));
  return {
    document: (document) => writeDocument(folder, document),
    record: (record) => facts.add(JSON.stringify(record)),
    body: ({ hash, text }) => bodies.add(JSON.stringify({ hash, text })),
    async finish() {
      await bodies.close();
      await facts.close();
      await finish();
    },
    async abandon() {
      await bodies.close().catch(() => undefined);
      await facts.close().catch(() => undefined);
      await abandon();
    },
  };
}

/** A folder that `credence run` wrote to, or can go on in. */
export const folderPlace: StudyPlace = {
  id: 'folder',
  addresses: 'a study’s folder',
  holds: () => true,
  async read(folder) {
    if (existsSync(join(folder, 'study.json'))) return new FolderReader(folder);
    throw new InputError('no-study', `There is no study in ${folder}.`, {
      location: { file: join(folder, 'study.json') },
      remedy: 'Name the folder that `credence run` wrote to.',
    });
  },
  write: writer,
};
