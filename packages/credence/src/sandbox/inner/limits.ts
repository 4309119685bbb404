import type { LaunchLimits } from './launch-types.ts';

/** The limits of a launch that asks for nothing else. */
export const defaultLimits: LaunchLimits = {
  deadlineMs: 10_000,
  cpuSeconds: 10,
  addressSpaceMb: 1024,
  memoryMb: 512,
  processes: 32,
  fileMb: 16,
  openFiles: 256,
  tmpMb: 64,
  outputBytes: 1 << 20,
};

/** For runtimes that reserve far more address space than they use; the watchdog holds them. */
export const managedRuntimeLimits: LaunchLimits = {
  ...defaultLimits,
  addressSpaceMb: null,
  processes: 64,
};
