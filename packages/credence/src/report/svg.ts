import type { Report } from '@credence/viewer/facts';
import type { ReportFile } from './format.ts';

/**
 * The figures of the page: a sheet with all of them, and each as a file of its own in a folder beside
 * it, by confidence method and view.
 */
export async function* svgReport(report: Report, file: string): AsyncGenerator<ReportFile> {
  // What draws them is not needed by any other form.
  const { figuresOf, sheetOf } = await import('@credence/viewer/figures');
  const figures = figuresOf(report);
  const folder = `${file.replace(/\.svg$/, '')}-figures`;
  yield { path: file, content: sheetOf(figures) };
  for (const { name, svg } of figures) yield { path: `${folder}/${name}.svg`, content: svg };
}
