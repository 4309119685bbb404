import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package: two levels above the compiled and the source modules alike. */
export const packageRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A folder of data that comes with Credence (`benchmarks`, `recordings`, `studies`): in the package
 * when it was installed, beside the packages in a checkout. `null` when it is in neither place.
 */
export function dataFolder(name: string): string | null {
  for (let folder = packageRoot; ; folder = dirname(folder)) {
    const candidate = join(folder, name);
    if (existsSync(candidate)) return candidate;
    if (folder === dirname(folder)) return null;
  }
}
