import type { LaunchLimits } from './launch-types.ts';

const mebibyte = 1 << 20;

/** prlimit's arguments, up to the program to run. */
export function limitArguments(limits: LaunchLimits): string[] {
  const addressSpace =
    limits.addressSpaceMb === null ? [] : [`--as=${limits.addressSpaceMb * mebibyte}`];
  return [
    `--nproc=${limits.processes}`,
    ...addressSpace,
    // One second between the warning and the kill.
    `--cpu=${limits.cpuSeconds}:${limits.cpuSeconds + 1}`,
    `--fsize=${limits.fileMb * mebibyte}`,
    `--nofile=${limits.openFiles}`,
    '--core=0',
    '--memlock=65536',
    '--msgqueue=0',
    '--',
  ];
}
