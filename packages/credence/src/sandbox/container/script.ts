import { bootstrap } from '../bootstrap.ts';
import { otherBoxesFolder } from '../inner/box-folder.ts';
import { runFolder } from '../inner/profile.ts';

/**
 * The trusted program's first lines in a container: its folders become its own, and the one with
 * our sources nobody else's to read, before the bundle is unpacked.
 */
export const containerScript = `
import { chownSync, mkdirSync } from 'node:fs';
for (const folder of ['/run', '${otherBoxesFolder}']) {
  chownSync(folder, process.getuid(), process.getgid());
}
mkdirSync('${runFolder}', { mode: 0o700 });
${bootstrap.trimStart()}`;
