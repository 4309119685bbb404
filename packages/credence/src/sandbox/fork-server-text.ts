import { readFileSync } from 'node:fs';

/** The program of a Python fork server; the same from `src/` and from `dist/`. */
export const forkServerText = readFileSync(
  new URL('../../assets/shims/fork-server.py', import.meta.url),
  'utf8',
);
