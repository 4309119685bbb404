import type { ReportData } from '@credence/viewer';

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
   * The files, the first of which has the given name.
   * @param file name of the first file, without folders
   */
  render(data: ReportData, file: string): Promise<readonly ReportFile[]>;
}

/** A form that is one text. */
export const oneText =
  (text: (data: ReportData) => string): ReportFormat['render'] =>
  async (data, path) => [{ path, content: text(data) }];
