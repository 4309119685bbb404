import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import type { JournalRecord } from '../../core/records.ts';
import { archiveDamaged, archiveFormat, type Manifest, manifestFile } from './archive-manifest.ts';
import { fileDigest, textDigest } from './digest.ts';
import { newFolder, readDocuments, writeDocument } from './folder.ts';
import { PartReader } from './parquet-part-reader.ts';
import { PartWriter } from './parquet-part-writer.ts';
import { bodiesTable, factsTable } from './parquet-tables.ts';
import type { Body, StudyDocument, StudyPlace, StudyReader, StudyWriter } from './place.ts';

async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, manifestFile);
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  } catch (cause) {
    throw archiveDamaged(file, `the list of its parts cannot be read (${cause})`);
  }
  if (manifest?.format === archiveFormat) return manifest;
  throw new InputError('archive-version', 'This archive is of a kind that is not known here.', {
    location: { file },
    remedy: `Use the version of Credence that wrote it (${manifest?.credenceVersion ?? 'unknown'}).`,
  });
}

class ArchiveReader implements StudyReader {
  readonly #folder: string;
  readonly #manifest: Manifest;
  readonly notices = [];

  constructor(folder: string, manifest: Manifest) {
    this.#folder = folder;
    this.#manifest = manifest;
  }

  get promised() {
    return this.#manifest.tally;
  }

  async documents(): Promise<readonly StudyDocument[]> {
    const documents = await readDocuments(this.#folder).catch((cause: unknown) => {
      throw archiveDamaged(this.#folder, `its documents cannot be read (${cause})`);
    });
    for (const [path, digest] of Object.entries(this.#manifest.documents)) {
      const found = documents.find((one) => one.path === path);
      const file = join(this.#folder, path);
      if (!found) throw archiveDamaged(file, 'this document is missing');
      if (textDigest(found.text) !== digest) {
        throw archiveDamaged(file, 'this document is not the one that was archived');
      }
    }
    return documents.filter(({ path }) => Object.hasOwn(this.#manifest.documents, path));
  }

  async *records(): AsyncGenerator<JournalRecord> {
    for (const part of this.#manifest.facts) {
      yield* new PartReader(this.#folder, part, factsTable).rows();
    }
  }

  async *bodies(): AsyncGenerator<Body> {
    for (const part of this.#manifest.bodies) {
      yield* new PartReader(this.#folder, part, bodiesTable).rows();
    }
  }

  async close(): Promise<void> {}
}

async function writer(address: string): Promise<StudyWriter> {
  const { folder, finish, abandon } = await newFolder(address);
  const facts = new PartWriter(folder, 'facts', factsTable);
  const bodies = new PartWriter(folder, 'bodies', bodiesTable);
  const documents: Record<string, string> = {};
  return {
    async document(document) {
      documents[document.path] = textDigest(document.text);
      await writeDocument(folder, document);
    },
    record: async (record) => facts.add(record),
    body: async (body) => bodies.add(body),
    async finish(tally) {
      const manifest: Manifest = {
        format: archiveFormat,
        tally,
        documents,
        facts: await described(folder, facts),
        bodies: await described(folder, bodies),
      };
      await writeFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
      await finish();
    },
    abandon,
  };
}

async function described(
  folder: string,
  writer: { close(): readonly Omit<Manifest['facts'][number], 'bytes' | 'sha256'>[] },
): Promise<Manifest['facts']> {
  return Promise.all(
    writer
      .close()
      .map(async (part) => ({ ...part, ...(await fileDigest(join(folder, part.file))) })),
  );
}

/**
 * A study as a folder of Parquet tables, for object storage and for whatever reads Parquet: `facts-*`
 * with a row a record, `bodies-*` with a row a text, and a list of all parts with their digests.
 */
export const parquetPlace: StudyPlace = {
  id: 'parquet',
  addresses: 'a folder whose name ends in .parquet',
  holds: (address) => /\.parquet\/*$/.test(address) || existsSync(join(address, manifestFile)),
  async read(folder) {
    if (existsSync(join(folder, manifestFile))) {
      return new ArchiveReader(folder, await readManifest(folder));
    }
    throw new InputError('no-archive', `There is no archive of a study in ${folder}.`, {
      location: { file: join(folder, manifestFile) },
      remedy: 'Name a folder that `credence journal copy` wrote.',
    });
  },
  write: writer,
};
