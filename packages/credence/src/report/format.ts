import type { Report, ReportTables } from '@credence/viewer/facts';

/** One file of a report. */
export interface ReportFile {
  /** Where it goes, from the folder of the report's first file. */
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** One form of a report: the whole of it, as one file or several. */
export interface ReportFormat {
  readonly id: string;
  readonly description: string;
  /** The name of the (first) file when the user gives none. */
  readonly file: string;
  /**
   * The files as they are made, the first of which has the given name.
   * @param file name of the first file, without folders
   */
  render(report: Report, file: string): AsyncIterable<ReportFile>;
}

/** A form of the tables alone that is one text. */
export const oneText = (text: (tables: ReportTables) => string): ReportFormat['render'] =>
  async function* (report, path) {
    yield { path, content: text(report.tables) };
  };
