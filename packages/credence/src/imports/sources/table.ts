import { findTableReader, tableReaders } from '../../analysis/metrics/formats.ts';
import { rowError } from '../../analysis/metrics/source.ts';
import { recordsFile } from '../records-file.ts';
import type { ImportFormat } from './format.ts';

/** A table with a row an answer: CSV, JSON Lines or Parquet, by its ending. */
export const tableFormat: ImportFormat = {
  id: 'table',
  description: 'Rows of a CSV, JSON Lines or Parquet file',
  extensions: tableReaders.flatMap(({ extensions }) => extensions),
  defaults: {},
  async open(file) {
    const reader = findTableReader(file, undefined);
    const source = await recordsFile(file);
    return {
      tool: null,
      flat: reader.id === 'csv',
      async read(wanted, take) {
        const columns = wanted.map(({ name, key, optional }) => ({
          name,
          option: `\`${key}\` in the mapping`,
          required: optional !== true,
        }));
        await reader.read(source, columns, (cells, at) =>
          take({
            fields: Object.fromEntries(wanted.map(({ name }, i) => [name, cells[i]])),
            at: `${reader.counts} ${at}`,
            failed: null,
            complain: (message, remedy) =>
              rowError(source, reader.counts, { code: 'invalid-record', message, remedy, at }),
          }),
        );
      },
    };
  },
};
