import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Box } from '../../sandbox/inner/box.ts';
import { Bench } from './bench.ts';
import type { Builder } from './builder.ts';
import { collect, observe } from './checks.ts';
import { SandboxFailed } from './errors.ts';
import type { Oracle } from './oracle.ts';
import type { CheckReport, Invocation, OracleReply, SentJudgeRequest } from './protocol.ts';
import type { WarmStarts } from './warm-starts.ts';

type Checks = (oracle: Oracle) => void | Promise<void>;

/** Compiled once a task for the life of the sandbox; a module never changes under its hash. */
const modules = new Map<string, Promise<{ readonly default: Checks }>>();

function loadChecks(
  request: SentJudgeRequest,
  folder: string,
): Promise<{ readonly default: Checks }> {
  const known = modules.get(request.checksHash);
  if (known) return known;
  const file = join(folder, `${request.checksHash}.mjs`);
  const loading = writeFile(file, request.checks).then(() => import(pathToFileURL(file).href));
  modules.set(request.checksHash, loading);
  return loading;
}

/** What lasts from one verdict to the next. */
export interface Workshop {
  /** By language. */
  readonly invocations: Map<string, Invocation>;
  readonly box: Box;
  readonly builder: Builder;
  readonly warm: WarmStarts;
  /** Where the checks' modules are kept. */
  readonly folder: string;
}

/**
 * Judges one answer. All that is reported leaves at once, when nothing of the answer is left: each
 * frame would wake the host, which has other verdicts to look after.
 */
export async function judgeOne(
  request: SentJudgeRequest,
  { invocations, box, builder, warm, folder }: Workshop,
): Promise<OracleReply> {
  const { nonce, language } = request;
  const invocation = request.invocation ?? invocations.get(language);
  if (invocation === undefined) throw new Error(`Nothing was said of how ${language} is started`);
  invocations.set(language, invocation);
  const bench = new Bench({ ...request, invocation }, box, builder, warm);
  warm.count();
  const runsBefore = builder.runs;
  const reports: CheckReport[] = [];
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
      reports.push({ ...report, ...told });
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
  return {
    ...{ type: 'judged', nonce, checks: reports, expected, timedOut, failure, compilerRuns },
    ...{ warmLaunches, anomaly, warmTrouble },
  };
}
