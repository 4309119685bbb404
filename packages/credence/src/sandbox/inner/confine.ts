import { accessSync, constants, existsSync } from 'node:fs';
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
 * Why what the launch needs is not there, or `null`. A missing interpreter is a fault of ours, and
 * must not look like hostile code that exits with 127. What lies in the box is the code's own
 * business.
 */
export function missingPart({ argv, roots, box }: LaunchSpec): string | null {
  const program = argv[0] ?? '';
  const profile = innerProfile();
  // bubblewrap says so itself of a folder that it is to show.
  const shown = profile.confinement === 'bubblewrap' ? [] : roots;
  const missing = shown.find((folder) => !existsSync(folder));
  if (missing !== undefined) return `${missing} is not in the container`;
  if (program.startsWith('/box/') || (box !== undefined && program.startsWith(`${box}/`))) {
    return null;
  }
  if (profile.confinement === 'bubblewrap') {
    const known = [...profile.folders, ...roots, ...Object.keys(profile.links)];
    if (!known.some((folder) => program.startsWith(`${folder}/`))) return unusable(program);
  }
  try {
    accessSync(program, constants.X_OK);
    return null;
  } catch {
    return unusable(program);
  }
}

const unusable = (program: string) => `${program} cannot be executed`;
