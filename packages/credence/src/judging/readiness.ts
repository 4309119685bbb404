import { InfrastructureError } from '../core/errors.ts';
import type { Language } from '../core/task.ts';
import type { Skipped } from '../core/verdict.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { JudgeWorker } from './judge-worker.ts';
import { type Needs, needKey } from './needs.ts';
import { runnerFor } from './runners/registry.ts';
import type { FindExecutable, LanguageRunner, Toolchain } from './runners/runner.ts';

/** A toolchain that answers can be run with, and its version; or why there is none. */
export type Readiness = { readonly toolchain: Toolchain; readonly version: string } | Skipped;

/** A toolchain that is there but of no use is missing, too. */
async function locate(
  runner: LanguageRunner,
  { sandbox: { image }, find, onNotice }: Search,
): ReturnType<LanguageRunner['locate']> {
  try {
    const found = await runner.locate({
      ...(image && { find: image.find, ask: image.output }),
      ...(find && { find }),
      ...(onNotice && { tell: onNotice }),
    });
    if (image === null || 'missing' in found || found.roots.length === 0) return found;
    return { missing: `${found.name} needs ${found.roots.join(', ')}, which no container shows` };
  } catch (error) {
    if (error instanceof InfrastructureError) return { missing: error.message };
    // What a runner prepares on the host it cannot prepare for programs of an image.
    if (image !== null) return { missing: `not in a container: ${(error as Error).message}` };
    throw error;
  }
}

/** Where and how toolchains are looked for. */
interface Search {
  readonly sandbox: Sandbox;
  readonly languages: readonly Language[];
  readonly onNotice?: (notice: string) => void;
  readonly find?: FindExecutable;
}

type Located = readonly (readonly [Language, Awaited<ReturnType<LanguageRunner['locate']>>])[];

/** Looks for the toolchain of each language. */
export const locateToolchains = (search: Search): Promise<Located> =>
  Promise.all(
    search.languages.map(async (language) => {
      const runner = runnerFor(language);
      const found = runner
        ? await locate(runner, search)
        : { missing: `answers in ${language} cannot be judged by this version` };
      return [language, found] as const;
    }),
  );

/** The folders that a sandbox has to show for these toolchains and libraries. */
export const rootsOf = (located: Located, libraries: Iterable<string>): readonly string[] => [
  ...new Set(located.flatMap(([, found]) => ('roots' in found ? found.roots : []))),
  ...libraries,
];

/** Asks each toolchain for its version inside the sandbox. */
export async function probeToolchains(
  worker: JudgeWorker,
  located: Located,
  roots: readonly string[],
): Promise<ReadonlyMap<Language, Readiness>> {
  const readiness = new Map<Language, Readiness>();
  for (const [language, found] of located) {
    if ('missing' in found) {
      readiness.set(language, { skipped: found.missing });
      continue;
    }
    const probed = await worker.probe({ type: 'probe', argv: found.versionCommand, roots });
    readiness.set(
      language,
      'output' in probed
        ? { toolchain: found, version: probed.output.trim() }
        : { skipped: `${found.name} does not run in the sandbox: ${probed.failure}` },
    );
  }
  return readiness;
}

/** Probes what tasks need beyond toolchains. @returns language and need -> why it is missing. */
export async function missingNeeds(
  worker: JudgeWorker,
  wanted: Needs = new Map(),
  readiness: ReadonlyMap<Language, Readiness>,
  roots: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const missing = new Map<string, string>();
  for (const [language, needs] of wanted) {
    const ready = readiness.get(language);
    if (!ready || 'skipped' in ready) continue;
    const [program = ''] = ready.toolchain.versionCommand;
    for (const need of needs) {
      const argv = need.probe.map((part) => (part === '@toolchain' ? program : part));
      const probed = await worker.probe({ type: 'probe', argv, roots });
      if ('output' in probed) continue;
      missing.set(`${language} ${needKey(need)}`, `it needs ${need.name}: ${need.remedy}`);
    }
  }
  return missing;
}
