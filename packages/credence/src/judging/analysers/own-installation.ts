import { join } from 'node:path';
import { cacheFolder } from '../runners/prepared.ts';

/** Where `scripts/setup-analysers.mjs` puts analysers: a folder that the sandbox can be shown. */
export function ownInstallation(kind: 'python' | 'node'): string {
  return join(cacheFolder(), 'analysers', kind);
}
