import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InfrastructureError } from '../../core/errors.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { findExecutable } from '../runners/locate.ts';
import type { FindExecutable } from '../runners/runner.ts';
import { codeFolder, type Installation, type StaticAnalyser } from './analyser.ts';
import type { Readiness } from './analysis.ts';
import { AnalysisWorker } from './analysis-worker.ts';
import { analyserLimits } from './limits.ts';

interface Options {
  readonly sandbox: Sandbox;
  readonly analysers: readonly StaticAnalyser[];
  readonly find?: FindExecutable;
}

/** Which analysers this machine has, and the folders that the sandbox has to show for them. */
export interface Located {
  readonly readiness: ReadonlyMap<string, Readiness>;
  readonly roots: readonly string[];
}

/** Finds the analysers and asks each for its version where it will run. */
export async function locateAll({ sandbox, analysers, find }: Options): Promise<Located> {
  const readiness = new Map<string, Readiness>();
  const roots = new Set<string>();
  for (const analyser of analysers) {
    const found = await locate(analyser, sandbox, find);
    const ready = 'missing' in found ? found : await probe(found, sandbox);
    readiness.set(analyser.id, ready);
    if ('missing' in ready) continue;
    for (const root of ready.installation.roots) roots.add(root);
  }
  return { readiness, roots: [...roots] };
}

async function locate(
  analyser: StaticAnalyser,
  { image }: Sandbox,
  find?: FindExecutable,
): ReturnType<StaticAnalyser['locate']> {
  const found = await analyser.locate(find ?? image?.find ?? findExecutable);
  if ('missing' in found) return found;
  if (image !== null && found.roots.length > 0) {
    return { missing: `it needs ${found.roots.join(', ')}, which no container shows` };
  }
  const hidden = found.roots.find((root) => !canBeShown(root));
  if (hidden === undefined) return found;
  return { missing: `the sandbox's user cannot read ${hidden}: install it for all users` };
}

/** Each in a sandbox that shows nothing but it: one that does not start says which is to blame. */
async function probe(installation: Installation, sandbox: Sandbox): Promise<Readiness> {
  const { versionCommand, roots } = installation;
  let worker: AnalysisWorker | null = null;
  try {
    worker = await AnalysisWorker.open(sandbox, roots);
    const { status, exitCode, detail, stdout, stderr } = await worker.run({
      argv: versionCommand,
      env: {},
      files: { 'code/.made': '' },
      cwd: codeFolder,
      roots,
      limits: analyserLimits,
      collect: null,
    });
    const version = /\d+(\.\d+)+\S*/.exec(stdout || stderr)?.[0];
    if (status === 'exited' && exitCode === 0 && version) return { installation, version };
    const said = stderr.trim().split('\n').at(-1);
    return { missing: `it does not run in the sandbox: ${detail}${said ? ` (${said})` : ''}` };
  } catch (error) {
    if (!(error instanceof InfrastructureError)) throw error;
    return { missing: `it does not run in the sandbox: ${error.message}` };
  } finally {
    await worker?.close();
  }
}

/** Root hands the sandbox to a user without rights of its own, who must be able to get there. */
function canBeShown(root: string): boolean {
  if (process.getuid?.() !== 0) return true;
  for (let folder = root; ; folder = dirname(folder)) {
    const stats = statSync(folder, { throwIfNoEntry: false });
    const needed = folder === root ? 0o005 : 0o001;
    if (stats === undefined || (stats.mode & needed) !== needed) return false;
    if (folder === '/') return true;
  }
}
