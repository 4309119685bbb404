import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bubblewrap } from '../../src/sandbox/bubblewrap/bubblewrap.ts';
import { type BubblewrapParts, findParts } from '../../src/sandbox/bubblewrap/parts.ts';

/** A sandbox with a hole, to see whether the canaries find it. */
export async function withWeakened<Result>(
  weaken: (parts: BubblewrapParts, folder: string) => BubblewrapParts,
  use: (sandbox: Bubblewrap) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'weakened-'));
  chmodSync(folder, 0o755);
  try {
    return await use(new Bubblewrap(weaken(findParts(), folder)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Shows a folder of the host inside both sandboxes. */
export function showing(parts: BubblewrapParts, folder: string): BubblewrapParts {
  return {
    ...parts,
    roots: [...parts.roots, folder],
    profile: { ...parts.profile, folders: [...parts.profile.folders, folder] },
  };
}

/** Puts a script in the place of one of the programs that make the sandbox. */
export function replacing(
  parts: BubblewrapParts,
  folder: string,
  program: 'bubblewrap' | 'prlimit',
  script: string,
): BubblewrapParts {
  const path = join(folder, program);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  const visible = showing(parts, folder);
  return { ...visible, profile: { ...visible.profile, [program]: path } };
}

/** bubblewrap without one of its arguments. */
export const without = (argument: string): string =>
  `for a; do shift; [ "$a" = ${argument} ] || set -- "$@" "$a"; done; exec /usr/bin/bwrap "$@"`;
