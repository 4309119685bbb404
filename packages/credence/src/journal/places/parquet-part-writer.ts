import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import type { ArchivePart } from './archive-manifest.ts';
import type { Column, TableForm } from './parquet-tables.ts';

/** A row group is written at so many rows or characters, and a new file begun after so many rows. */
const groupRows = 10_000;
const groupCharacters = 16 << 20;
const partRows = 1_000_000;

type Group = ArchivePart['groups'][number];
type Part = Pick<ArchivePart, 'file' | 'groups'>;

/** Writes rows to Parquet files `NAME-1.parquet`, `NAME-2.parquet`, …; keeps one row group in memory. */
export class PartWriter<Row> {
  readonly #folder: string;
  readonly #name: string;
  readonly #form: TableForm<Row>;
  readonly #parts: { readonly file: string; readonly groups: Group[]; rows: number }[] = [];
  #open: ParquetWriter | null = null;
  #rows: Row[] = [];
  #lines: string[] = [];
  #characters = 0;

  constructor(folder: string, name: string, form: TableForm<Row>) {
    this.#folder = folder;
    this.#name = name;
    this.#form = form;
  }

  add(row: Row): void {
    const line = this.#form.line(row);
    this.#rows.push(row);
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#rows.length >= groupRows || this.#characters >= groupCharacters) this.#writeGroup();
  }

  close(): readonly Part[] {
    this.#writeGroup();
    this.#open?.finish();
    return this.#parts.map(({ file, groups }) => ({ file, groups }));
  }

  #writeGroup(): void {
    if (this.#rows.length === 0) return;
    const columnData = this.#form.columns.map((column) => this.#column(column));
    const part = this.#part();
    this.#open ??= new ParquetWriter({
      writer: fileWriter(join(this.#folder, part.file)),
      schema: schemaFromColumnData({ columnData }),
      codec: 'GZIP',
      compressors: { GZIP: (bytes) => gzipSync(bytes) },
      createdBy: 'credence',
    });
    this.#open.write({ columnData, rowGroupSize: this.#rows.length });
    part.groups.push({ rows: this.#rows.length, sha256: linesDigest(this.#lines) });
    part.rows += this.#rows.length;
    this.#rows = [];
    this.#lines = [];
    this.#characters = 0;
  }

  #part() {
    const last = this.#parts.at(-1);
    if (last && last.rows < partRows) return last;
    this.#open?.finish();
    this.#open = null;
    const file = `${this.#name}-${this.#parts.length + 1}.parquet`;
    const part = { file, groups: [], rows: 0 };
    this.#parts.push(part);
    return part;
  }

  #column({ name, type, long, of }: Column<Row>) {
    const data = this.#rows.map(of);
    return { name, type, nullable: true, data, ...(long && { statistics: false }) };
  }
}

/** What a row group's rows are known by. */
export function linesDigest(lines: readonly string[]): string {
  const hash = createHash('sha256');
  for (const line of lines) hash.update(`${line}\n`);
  return hash.digest('hex');
}
