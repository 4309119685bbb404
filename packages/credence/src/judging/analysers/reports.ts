import type { Language } from '../../core/task.ts';
import { findSandbox } from '../../sandbox/find.ts';
import { locateAll } from './locate.ts';
import { analysers } from './registry.ts';

/** Whether this machine has an analyser, and how it gets it. */
export interface AnalyserReport {
  readonly id: string;
  readonly name: string;
  readonly languages: readonly Language[];
  readonly version: string | null;
  /** Why it cannot be used, or `null`. */
  readonly missing: string | null;
  /** The command, or sentence, that installs it. */
  readonly install: string;
}

/** Asks every analyser, inside the sandbox. Throws `NoSandboxError` if there is none. */
export async function analyserReports(): Promise<readonly AnalyserReport[]> {
  const { readiness } = await locateAll({ sandbox: await findSandbox(), analysers });
  return analysers.map(({ id, name, languages, install }) => {
    const ready = readiness.get(id);
    const about = { id, name, languages, install };
    return ready && 'version' in ready
      ? { ...about, version: ready.version, missing: null }
      : { ...about, version: null, missing: ready?.missing ?? '' };
  });
}
