import { readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { float64List, int32List } from '../core/growing-list.ts';
import type { BodyHash } from '../core/records.ts';
import { bodyLines, type OnNotice, parseBody } from './folder-segments.ts';
import { KeyTable } from './key-table.ts';

/** Where the texts of a folder's segments lie: some 40 bytes a text, however long it is. */
export class BodyIndex {
  readonly #hashes = new KeyTable();
  readonly #files: string[] = [];
  readonly #file = int32List();
  readonly #line = int32List();
  readonly #offset = float64List();
  readonly #length = int32List();

  private constructor() {}

  /** Passes once over all lines. Throws `InputError` with file and line where one is no body. */
  static async read(folder: string, onNotice: OnNotice): Promise<BodyIndex> {
    const index = new BodyIndex();
    for await (const { hash, line, file } of bodyLines(folder, onNotice)) {
      // Several processes may have written the same body.
      if (!index.#hashes.add(hash)) continue;
      if (index.#files.at(-1) !== file) index.#files.push(file);
      index.#file.push(index.#files.length - 1);
      index.#line.push(line.number);
      index.#offset.push(line.offset);
      index.#length.push(line.length);
    }
    return index;
  }

  /** The texts of those hashes that are there. Throws `InputError` for one that is damaged. */
  async texts(hashes: Iterable<BodyHash>): Promise<ReadonlyMap<BodyHash, string>> {
    const byFile = new Map<number, { readonly hash: BodyHash; readonly place: number }[]>();
    for (const hash of new Set(hashes)) {
      const place = this.#hashes.find(hash);
      if (place < 0) continue;
      const file = this.#file.view()[place]!;
      const wanted = byFile.get(file);
      if (wanted) wanted.push({ hash, place });
      else byFile.set(file, [{ hash, place }]);
    }
    const texts = new Map<BodyHash, string>();
    for (const [file, wanted] of byFile) {
      // In the order of the file, so that neighbours are read together.
      wanted.sort((a, b) => a.place - b.place);
      const path = this.#files[file]!;
      const handle = await open(path);
      try {
        for (const { hash, place } of wanted) {
          texts.set(hash, parseBody(hash, this.#read(handle.fd, place), path));
        }
      } finally {
        await handle.close();
      }
    }
    return texts;
  }

  /** At once: a text takes microseconds, and a promise for each as long again. */
  #read(descriptor: number, place: number) {
    const [offset, length] = [this.#offset.view()[place]!, this.#length.view()[place]!];
    const bytes = Buffer.allocUnsafe(length);
    const read = readSync(descriptor, bytes, 0, length, offset);
    const number = this.#line.view()[place]!;
    return { number, offset, length, text: bytes.toString('utf8', 0, read) };
  }
}
