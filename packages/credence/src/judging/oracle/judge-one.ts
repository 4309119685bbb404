import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Box } from '../../sandbox/inner/box.ts';
import type { Builder } from './builder.ts';
import { collect, observe } from './checks.ts';
import { Bench, type Oracle } from './context.ts';
import { SandboxFailed } from './errors.ts';
import type { JudgeRequest, OracleReply } from './protocol.ts';
import type { WarmStarts } from './warm-starts.ts';

type Checks = (oracle: Oracle) => void | Promise<void>;

/** Compiled once a task for the life of the sandbox; a module never changes under its hash. */
const modules = new Map<string, Promise<{ readonly default: Checks }>>();

function loadChecks(request: JudgeRequest, folder: string): Promise<{ readonly default: Checks }> {
  const known = modules.get(request.checksHash);
  if (known) return known;
  const file = join(folder, `${request.checksHash}.mjs`);
  const loading = writeFile(file, request.checks).then(() => import(pathToFileURL(file).href));
  modules.set(request.checksHash, loading);
  return loading;
}

/** What lasts from one verdict to the next. */
export interface Workshop {
  readonly box: Box;
  readonly builder: Builder;
  readonly warm: WarmStarts;
  /** Where the checks' modules are kept. */
  readonly folder: string;
}

/** Judges one answer and reports each check as it is done; ends with the final frame. */
export async function judgeOne(
  request: JudgeRequest,
  { box, builder, warm, folder }: Workshop,
  reply: (frame: OracleReply) => void,
): Promise<void> {
  const { nonce } = request;
  const bench = new Bench(request, box, builder, warm);
  warm.count();
  const runsBefore = builder.runs;
  let expected = 0;
  let failure: { of: 'checks' | 'sandbox'; message: string } | null = null;
  try {
    const module = await loadChecks(request, folder);
    const checks = await collect((register) => module.default(bench.oracle(register)));
    expected = checks.length;
    await bench.reset();
    for (const check of checks) {
      bench.behaviour.begin();
      const report = await observe(check);
      const behaviour = bench.behaviour.end();
      // Of benign inputs only: what attacks bring about is for the verdict alone.
      const told = check.kind === 'functional' && behaviour !== null ? { behaviour } : {};
      reply({ type: 'check', nonce, check: { ...report, ...told } });
      await bench.closeServers();
    }
  } catch (error) {
    failure = {
      of: error instanceof SandboxFailed ? 'sandbox' : 'checks',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  await bench.close();
  const compilerRuns = builder.runs - runsBefore;
  const { timedOut, warmLaunches, anomaly } = bench;
  const warmTrouble = warm.trouble;
  reply({
    ...{ type: 'final', nonce, expected, timedOut, failure, compilerRuns },
    ...{ warmLaunches, anomaly, warmTrouble },
  });
}
