import { type LoadedReport, loadReport } from './load.ts';

const everyMilliseconds = 2_000;

/**
 * Asks the program that serves this page, again and again, whether the study has gone on, and hands
 * over the new report when it has. While it does not answer, what is shown stays.
 */
export function watch(version: string, show: (report: LoadedReport) => void): void {
  let shown = version;
  const ask = async () => {
    try {
      const response = await fetch(`report?after=${encodeURIComponent(shown)}`);
      if (response.status === 200) {
        const version = response.headers.get('x-report-version') ?? shown;
        show(await loadReport(await response.text(), version));
        shown = version;
      }
    } catch {
      // Its program was stopped, or is busy: the next question may be answered.
    }
    setTimeout(ask, everyMilliseconds);
  };
  setTimeout(ask, everyMilliseconds);
}
