import type { LaunchSpec } from './launch-types.ts';
import { limitArguments } from './limit-arguments.ts';

/** Descriptor on which the last step before the hostile code says that it has been reached. */
export const statusDescriptor = 3;

/** As whom a launch runs. */
export interface LaunchIdentity {
  readonly user: number;
  readonly group: number;
}

/**
 * The last step: already without rights and within limits, goes where the code is to run, reports,
 * and becomes it. What comes from here is ours; what comes later, however it looks, is not.
 */
const lastStep = 'cd -- "$0" && echo ready >&3 && exec 3>&- && exec "$@"';

/** setpriv's arguments for one launch: it gives up every right, and others set the limits. */
export function setprivArguments(
  { argv, limits }: LaunchSpec,
  { user, group }: LaunchIdentity,
  folder: string,
): string[] {
  return [
    ...[`--reuid=${user}`, `--regid=${group}`, '--clear-groups', '--no-new-privs'],
    ...['--inh-caps=-all', '--ambient-caps=-all', '--bounding-set=-all', '--'],
    // When the container's memory runs out, hostile code goes, and not the trusted program.
    ...['choom', '--adjust', '1000', '--'],
    ...['prlimit', ...limitArguments(limits)],
    ...['/bin/sh', '-c', lastStep, folder, ...argv],
  ];
}
