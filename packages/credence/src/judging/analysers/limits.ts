import type { LaunchLimits } from '../../sandbox/inner/launch-types.ts';
import { managedRuntimeLimits } from '../../sandbox/inner/limits.ts';

/** Analysers are fed hostile code, and held like it, but are large programs. */
export const analyserLimits: LaunchLimits = {
  ...managedRuntimeLimits,
  deadlineMs: 60_000,
  cpuSeconds: 60,
  memoryMb: 1_024,
  fileMb: 64,
  openFiles: 1_024,
  tmpMb: 128,
  // A frame carries it, escaped.
  outputBytes: 3 << 20,
};

/** How much more time an analyser gets that took too long at first: perhaps the machine was busy. */
export const patience = 3;

/** What can be analysed at once, in bytes of code. */
export const codeBytesAtMost = 4 << 20;
