import { readFile } from 'node:fs/promises';

const location = new URL('../dist/page.html', import.meta.url);

/** The page without data, as the build left it. Throws an `Error` that names the build command. */
export async function pageTemplate(): Promise<string> {
  try {
    return await readFile(location, 'utf8');
  } catch (cause) {
    throw new Error(
      'The report page has not been built: run `npm run build` in the project folder.',
      { cause },
    );
  }
}
