import { accessSync, constants } from 'node:fs';
import { confineByBubblewrap } from './bubblewrap-launch.ts';
import type { Confined } from './confined.ts';
import type { LaunchSpec } from './launch-types.ts';
import { innerProfile } from './profile.ts';
import { confineBySetpriv } from './setpriv-launch.ts';

/** Starts hostile code, kept in as the outer sandbox allows. */
export function confine(spec: LaunchSpec): Confined {
  const profile = innerProfile();
  return profile.confinement === 'bubblewrap'
    ? confineByBubblewrap(spec, profile)
    : confineBySetpriv(spec);
}

/**
 * Whether the program is there. A missing interpreter is a fault of ours, and must not look like
 * hostile code that exits with 127. What lies in the box is the code's own business.
 */
export function isExecutable({ argv, roots, box }: LaunchSpec): boolean {
  const program = argv[0] ?? '';
  const profile = innerProfile();
  if (program.startsWith('/box/') || (box !== undefined && program.startsWith(`${box}/`))) {
    return true;
  }
  if (profile.confinement === 'bubblewrap') {
    const known = [...profile.folders, ...roots, ...Object.keys(profile.links)];
    if (!known.some((folder) => program.startsWith(`${folder}/`))) return false;
  }
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
