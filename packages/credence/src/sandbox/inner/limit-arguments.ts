import type { LaunchLimits } from './launch-types.ts';

const mebibyte = 1 << 20;

/** Soft and hard limit of what getrlimit(2) calls `RLIMIT_<name>`. */
export type ResourceLimits = Readonly<Record<string, readonly [soft: number, hard: number]>>;

/** The limits that the kernel holds for each process. */
export function resourceLimits(limits: LaunchLimits): ResourceLimits {
  const both = (value: number) => [value, value] as const;
  return {
    NPROC: both(limits.processes),
    ...(limits.addressSpaceMb === null ? {} : { AS: both(limits.addressSpaceMb * mebibyte) }),
    // One second between the warning and the kill.
    CPU: [limits.cpuSeconds, limits.cpuSeconds + 1],
    FSIZE: both(limits.fileMb * mebibyte),
    NOFILE: both(limits.openFiles),
    CORE: both(0),
    MEMLOCK: both(65_536),
    MSGQUEUE: both(0),
  };
}

/** prlimit's arguments, up to the program to run. */
export function limitArguments(limits: LaunchLimits): string[] {
  const each = Object.entries(resourceLimits(limits)).map(([name, [soft, hard]]) => {
    const value = soft === hard ? `${soft}` : `${soft}:${hard}`;
    return `--${name.toLowerCase()}=${value}`;
  });
  return [...each, '--'];
}
