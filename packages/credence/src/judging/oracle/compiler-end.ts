import type { LaunchResult } from '../../sandbox/inner/launch-types.ts';
import { complaint } from './complaint.ts';
import { SandboxFailed } from './errors.ts';

/** Code that a compiler refused, or that took it over its limits. */
export class NotCompiled extends Error {
  override name = 'NotCompiled';
}

/**
 * Throws unless the compiler did its work: `NotCompiled` when the code is at fault, `SandboxFailed`
 * when nothing is known of the code. Code that costs a compiler too much is ended by its CPU time;
 * what is still at it when the wall clock runs out was only slowed down by others.
 */
export function demandCompiled(end: LaunchResult): void {
  if (end.status === 'exited' && end.exitCode === 0) return;
  const said = `${end.stderr.toString('utf8')}\n${end.stdout.toString('utf8')}`;
  // A shell says so of a program that is not there or cannot be run.
  const absent = end.status === 'exited' && (end.exitCode === 126 || end.exitCode === 127);
  if (end.status === 'setup-failed' || absent) {
    throw new SandboxFailed(`the compiler cannot be run: ${end.detail} ${said.trim()}`);
  }
  if (end.status === 'timeout') {
    throw new SandboxFailed(`the compiler was stopped, it ${end.detail}; this machine is too busy`);
  }
  throw new NotCompiled(
    end.status === 'exited' ? complaint(said) : `the compiler was stopped, it ${end.detail}`,
  );
}
