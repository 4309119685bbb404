import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, openSync } from 'node:fs';
import { innerArguments } from './arguments.ts';
import { mainBoxFolder } from './box-folder.ts';
import type { LaunchSpec } from './launch-types.ts';
import { filterPath, innerProfile } from './profile.ts';

/** Starts bubblewrap for one launch; descriptor 3 of the child carries its status. */
export function startInner(spec: LaunchSpec): ChildProcess {
  const profile = innerProfile();
  const box = spec.box ?? mainBoxFolder();
  // An earlier launch may have locked it, and so feign a failure of ours.
  chmodSync(box, 0o700);
  // Opened anew each time: bubblewrap reads from where the descriptor stands, to the end.
  const filter = openSync(filterPath, 'r');
  try {
    return spawn(profile.bubblewrap, innerArguments(spec, profile, box), {
      // bubblewrap's own environment can be read inside as that of the first process.
      env: {},
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', filter],
    });
  } finally {
    closeSync(filter);
  }
}
