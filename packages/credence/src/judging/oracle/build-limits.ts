import type { LaunchLimits } from '../../sandbox/inner/launch-types.ts';
import { defaultLimits } from '../../sandbox/inner/limits.ts';

/** The longest that one run of a compiler may take on a busy machine; its CPU time ends it before. */
export const compilerDeadlineMs = 120_000;

/** Compilers are fed hostile code, and held like it, but take more than an answer may. */
export const compilerLimits: LaunchLimits = {
  ...defaultLimits,
  deadlineMs: compilerDeadlineMs,
  cpuSeconds: 30,
  addressSpaceMb: null,
  memoryMb: 1_024,
  processes: 64,
  fileMb: 64,
  openFiles: 1_024,
  tmpMb: 128,
};

/** What one artefact, and all that a worker keeps, may hold. They lie in its memory. */
export const artefactBytes = 10 << 20;
export const keptBytes = 24 << 20;
