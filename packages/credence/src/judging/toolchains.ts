import type { Language } from '../core/task.ts';
import { findSandbox } from '../sandbox/find.ts';
import { Judge } from './judge.ts';

/** Whether this machine can judge answers in a language, and with what. */
export interface ToolchainReport {
  readonly language: Language;
  readonly toolchain: string | null;
  readonly version: string | null;
  /** Why answers in this language are skipped, or `null`. */
  readonly missing: string | null;
}

/** Asks every language's toolchain, inside the sandbox. Throws `NoSandboxError` if there is none. */
export async function toolchainReports(
  languages: readonly Language[],
  onNotice: (notice: string) => void,
): Promise<readonly ToolchainReport[]> {
  const sandbox = await findSandbox();
  const judge = await Judge.open({ sandbox, languages, workers: 1, cold: true, onNotice });
  try {
    return languages.map((language) => {
      const [found] = Object.entries(judge.stamp(language).toolchains);
      return {
        language,
        toolchain: found?.[0] ?? null,
        version: found?.[1] ?? null,
        missing: judge.skipped(language),
      };
    });
  } finally {
    await judge.close();
  }
}
