import { type FileMetaData, parquetMetadataAsync, parquetScan, parquetSchema } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { InputError } from '../../core/errors.ts';
import { findColumns } from './column-names.ts';
import type { Source, TableReader } from './source.ts';

function unreadable(source: Source, cause: unknown): InputError {
  return new InputError('malformed-parquet', 'This is not a Parquet file, or it is damaged.', {
    location: { file: source.name },
    remedy: 'Check the file, or say what it is with --format.',
    cause,
  });
}

const columnNames = (metadata: FileMetaData): readonly string[] =>
  parquetSchema(metadata).children.map(({ element }) => element.name);

/** Apache Parquet, with any of its usual compressions; only the wanted columns are read, a row group at a time. */
export const parquet: TableReader = {
  id: 'parquet',
  extensions: ['.parquet'],
  counts: 'row',
  async read(source, wanted, take) {
    const file = await source.randomAccess();
    const metadata = await parquetMetadataAsync(file).catch((cause: unknown) => {
      throw unreadable(source, cause);
    });
    const positions = findColumns(source.name, wanted, columnNames(metadata));
    const columns = wanted.filter((_, i) => positions[i] !== -1).map(({ name }) => name);
    const scan = await parquetScan({ file, metadata, columns, compressors });
    const cells: unknown[] = wanted.map(() => undefined);
    for (const range of scan.ranges) {
      const values = await Promise.all(
        wanted.map(({ name }, i) =>
          positions[i] === -1 ? undefined : scan.readColumn({ column: name, ...range }),
        ),
      ).catch((cause: unknown) => {
        throw unreadable(source, cause);
      });
      for (let row = range.rowStart; row < range.rowEnd; row += 1) {
        values.forEach((column, i) => {
          cells[i] = column?.[row - range.rowStart];
        });
        const taken = take(cells, row + 1);
        if (taken) await taken;
      }
    }
  },
};
