import type { ReportData } from '@credence/viewer';

/** One form of a report: the whole of it as text. */
export interface ReportFormat {
  readonly id: string;
  readonly description: string;
  /** The name of the file when the user gives none. */
  readonly file: string;
  render(data: ReportData): Promise<string>;
}
