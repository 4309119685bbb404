import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parquetMetadataAsync, parquetScan } from 'hyparquet';
import { type ArchivePart, archiveDamaged } from './archive-manifest.ts';
import { fileDigest } from './digest.ts';
import { linesDigest } from './parquet-part-writer.ts';
import type { Cell, TableForm } from './parquet-tables.ts';

/** Reads the rows of one Parquet file of an archive, a row group at a time. */
export class PartReader<Row> {
  readonly #file: string;
  readonly #part: ArchivePart;
  readonly #form: TableForm<Row>;

  constructor(folder: string, part: ArchivePart, form: TableForm<Row>) {
    this.#file = join(folder, part.file);
    this.#part = part;
    this.#form = form;
  }

  /** Throws `InputError` naming the rows that are not those that were archived. */
  async *rows(): AsyncGenerator<Row> {
    const damaged = (what: string) => archiveDamaged(this.#file, what);
    const found = await fileDigest(this.#file).catch((cause: unknown) => {
      throw damaged(`this part cannot be read (${cause instanceof Error ? cause.message : cause})`);
    });
    const handle = await open(this.#file);
    const unreadable = (where: string) => (cause: unknown) => {
      throw damaged(`${where} cannot be read (${cause instanceof Error ? cause.message : cause})`);
    };
    try {
      const scan = await scanOf(handle, found.bytes, this.#form.read).catch(
        unreadable('its table of contents'),
      );
      let first = 1;
      for (const [index, group] of this.#part.groups.entries()) {
        const where = `rows ${first} to ${first + group.rows - 1} of ${this.#total}`;
        first += group.rows;
        const range = scan.ranges[index];
        if (!range) throw damaged(`it lacks ${where}`);
        const rows = await this.#group(scan, range).catch(unreadable(where));
        if (linesDigest(rows.map(this.#form.line)) !== group.sha256) {
          throw damaged(`${where} are not those that were archived`);
        }
        yield* rows;
      }
    } finally {
      await handle.close();
    }
    if (found.sha256 !== this.#part.sha256) {
      throw damaged('its rows are whole, but something about them was changed');
    }
  }

  get #total(): number {
    return this.#part.groups.reduce((sum, { rows }) => sum + rows, 0);
  }

  async #group(scan: Scan, range: Scan['ranges'][number]): Promise<readonly Row[]> {
    const { read, row } = this.#form;
    const columns = await Promise.all(read.map((column) => scan.readColumn({ column, ...range })));
    return Array.from({ length: range.rowEnd - range.rowStart }, (_, n) =>
      row(columns.map((values) => (values[n] ?? null) as Cell)),
    );
  }
}

type Scan = Awaited<ReturnType<typeof parquetScan>>;

async function scanOf(
  handle: FileHandle,
  byteLength: number,
  columns: readonly string[],
): Promise<Scan> {
  const file = {
    byteLength,
    slice: (start: number, end = byteLength) => bytes(handle, start, end),
  };
  return parquetScan({
    file,
    metadata: await parquetMetadataAsync(file),
    columns: [...columns],
    compressors: { GZIP: (input: Uint8Array) => gunzipSync(input) },
  });
}

async function bytes(handle: FileHandle, start: number, end: number): Promise<ArrayBuffer> {
  const length = Math.max(0, end - start);
  const buffer = new ArrayBuffer(length);
  const { bytesRead } = await handle.read(new Uint8Array(buffer), 0, length, start);
  return bytesRead === length ? buffer : buffer.slice(0, bytesRead);
}
