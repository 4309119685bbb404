import { lstatSync, readFileSync, readlinkSync } from 'node:fs';

export default () => ({
  /** What lies at a path, for checks that look at links too. */
  look(path) {
    const stats = lstatSync(path);
    if (stats.isDirectory()) return { kind: 'folder' };
    if (!stats.isSymbolicLink()) return { kind: 'file' };
    return { kind: 'link', target: readlinkSync(path), text: readFileSync(path, 'utf8') };
  },
});
