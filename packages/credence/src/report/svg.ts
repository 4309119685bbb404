import type { ReportData } from '@credence/viewer';
import type { ReportFile } from './format.ts';

/**
 * The figures of the page: a sheet with all of them, and each as a file of its own in a folder beside
 * it, by confidence method and view.
 */
export async function svgReport(data: ReportData, file: string): Promise<readonly ReportFile[]> {
  // What draws them is not needed by any other form.
  const { figuresOf, sheetOf } = await import('@credence/viewer/figures');
  const figures = figuresOf(data);
  const folder = `${file.replace(/\.svg$/, '')}-figures`;
  return [
    { path: file, content: sheetOf(figures) },
    ...figures.map(({ name, svg }) => ({ path: `${folder}/${name}.svg`, content: svg })),
  ];
}
