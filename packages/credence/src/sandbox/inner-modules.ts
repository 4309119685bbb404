import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { InfrastructureError } from '../core/errors.ts';

/** The built package; the same from `src/` and from `dist/`, for both lie equally deep. */
const built = fileURLToPath(new URL('../../dist/', import.meta.url));

/**
 * The compiled modules of a folder of this package, by their path below `dist/`, so that relative
 * imports between them hold inside the sandbox as well.
 */
export function builtModules(folder: string): Record<string, string> {
  if (!existsSync(built + folder)) {
    throw new InfrastructureError('not-built', `There is no ${built}${folder}`, {
      remedy: 'Build the packages with `npm run build`.',
    });
  }
  return Object.fromEntries(
    readdirSync(built + folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.js') && !path.endsWith('.test.js'))
      .sort()
      .map((path) => [`${folder}/${path}`, readFileSync(`${built}${folder}/${path}`, 'utf8')]),
  );
}

/** What every trusted program is built on: frames, launches and boxes. */
export function innerModules(): Record<string, string> {
  return builtModules('sandbox/inner');
}
