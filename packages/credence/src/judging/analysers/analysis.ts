import { contentKey } from '../../core/keys.ts';
import type { StaticEvidence } from '../../core/static-evidence.ts';
import type { Language, TaskFile } from '../../core/task.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import type { FindExecutable } from '../runners/runner.ts';
import { WorkerPool } from '../worker-pool.ts';
import {
  AnalyserFailed,
  type AnalyserLaunch,
  codeFolder,
  type Installation,
  ownFolder,
  type StaticAnalyser,
} from './analyser.ts';
import { AnalysisWorker } from './analysis-worker.ts';
import type { AnalysisReply } from './inside/protocol.ts';
import { analyserLimits, patience } from './limits.ts';
import { locateAll } from './locate.ts';
import type { RulePack, Rules } from './rule-pack.ts';
import { readSarif, SarifError } from './sarif/read-sarif.ts';

/** Code to look at. */
export interface AnalysedCode {
  readonly language: Language;
  readonly files: readonly TaskFile[];
  /** What stands beside it, and is not looked at for its own sake. */
  readonly context: readonly TaskFile[];
}

export interface AnalysisOptions {
  readonly sandbox: Sandbox;
  readonly analysers: readonly StaticAnalyser[];
  readonly rules: RulePack;
  /** Analysers that run at a time. */
  readonly workers: number;
  /** How programs are looked for, when not in the usual places. */
  readonly find?: FindExecutable;
}

/** What is known of an analyser before it has looked at anything. */
export type Readiness =
  | { readonly installation: Installation; readonly version: string }
  | { readonly missing: string };

type Unread = Pick<StaticEvidence, 'status' | 'detail' | 'findings' | 'milliseconds'>;

const unread = (
  status: Exclude<StaticEvidence['status'], 'findings' | 'none'>,
  detail: string,
  milliseconds = 0,
): Unread => ({ status, detail, findings: [], milliseconds });

/** Static analysers at work, each run in a sandbox of its own. Has processes: close it. */
export class Analysis {
  readonly analysers: readonly StaticAnalyser[];
  readonly #readiness: ReadonlyMap<string, Readiness>;
  readonly #rules: RulePack;
  readonly #pool: WorkerPool<AnalysisWorker>;

  private constructor(
    { analysers, rules }: AnalysisOptions,
    readiness: ReadonlyMap<string, Readiness>,
    pool: WorkerPool<AnalysisWorker>,
  ) {
    this.analysers = analysers;
    this.#readiness = readiness;
    this.#rules = rules;
    this.#pool = pool;
  }

  /** Finds the analysers and asks each for its version inside the sandbox. */
  static async open(options: AnalysisOptions): Promise<Analysis> {
    const { readiness, roots } = await locateAll(options);
    const { sandbox, workers } = options;
    const open = () => AnalysisWorker.open(sandbox, roots);
    const pool = new WorkerPool({ open, size: workers, uses: sandbox.verdictsPerSession });
    return new Analysis(options, readiness, pool);
  }

  /** The analyser's version, or why it cannot be used here. */
  readiness(analyser: StaticAnalyser): { readonly version: string } | { readonly missing: string } {
    return this.#readiness.get(analyser.id) ?? { missing: 'it was not looked for' };
  }

  /**
   * The key of the evidence that an analyser would give, or `null` where it gives none: everything
   * that determines it. The code's hash is given, for it is known where keys are wanted.
   */
  key(analyser: StaticAnalyser, code: string, context: string, language: Language): string | null {
    const ready = this.#readiness.get(analyser.id);
    const rules = this.#rulesOf(analyser, language);
    if (!ready || 'missing' in ready || !analyser.languages.includes(language)) return null;
    if (analyser.takesRules && rules === null) return null;
    const { version } = ready;
    const parts = { code, context, language, analyser: analyser.id, version };
    return contentKey('evidence', { ...parts, rules: rules?.hash ?? null });
  }

  /**
   * What an analyser says of code. Never throws for what the code, or the analyser, does: then
   * there is no evidence, and the status says so. Throws `InfrastructureError` when the sandbox
   * failed twice.
   */
  async analyse(analyser: StaticAnalyser, code: AnalysedCode): Promise<StaticEvidence> {
    const ready = this.#readiness.get(analyser.id);
    const { language } = code;
    const rules = this.#rulesOf(analyser, language);
    const version = ready && 'version' in ready ? ready.version : null;
    const about = { analyser: analyser.id, version, rules: rules?.hash ?? null, language };
    if (!analyser.languages.includes(language)) {
      const detail = `${analyser.name} does not read ${language}`;
      return { ...about, ...unread('not-applicable', detail) };
    }
    if (!ready || 'missing' in ready) {
      return { ...about, ...unread('not-installed', ready?.missing ?? '') };
    }
    if (analyser.takesRules && rules === null) {
      return { ...about, ...unread('not-applicable', `there are no rules for ${language}`) };
    }
    return { ...about, ...(await this.#look(analyser, ready.installation, code, rules)) };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }

  #rulesOf(analyser: StaticAnalyser, language: Language): Rules | null {
    return analyser.takesRules ? this.#rules.for(language) : null;
  }

  async #look(
    analyser: StaticAnalyser,
    installation: Installation,
    { language, files, context }: AnalysedCode,
    rules: Rules | null,
  ): Promise<Unread> {
    const launch = installation.launch({
      language,
      files: files.map(({ path }) => `${codeFolder}/${path}`),
      rules: Object.keys(rules?.files ?? {}).map((path) => `${ownFolder}/${path}`),
    });
    const own = { ...rules?.files, ...launch.files };
    const layout = Object.fromEntries([
      ...[...context, ...files].map(({ path, content }) => [`code/${path}`, content]),
      ...Object.entries(own).map(([path, content]) => [`own/${path}`, content]),
    ]) as Readonly<Record<string, string>>;
    const first = await this.#run(installation, launch, layout, 1);
    const reply =
      first.status === 'timeout' ? await this.#run(installation, launch, layout, patience) : first;
    return read(analyser, reply);
  }

  #run(
    { roots }: Installation,
    { argv, env = {}, collect, limits: own }: AnalyserLaunch,
    files: Readonly<Record<string, string>>,
    timeFactor: number,
  ): Promise<AnalysisReply> {
    const limits = { ...analyserLimits, ...own };
    const { deadlineMs, cpuSeconds } = limits;
    const patient = {
      ...limits,
      deadlineMs: timeFactor * deadlineMs,
      cpuSeconds: timeFactor * cpuSeconds,
    };
    const request = {
      ...{ argv, env, files, cwd: codeFolder, roots },
      ...{ limits: patient, collect: collect ?? null },
    };
    return this.#pool.twice(() => this.#pool.use((worker) => worker.run(request)));
  }
}

/** Evidence from what an analyser left behind; only what it says it has read counts as read. */
function read(analyser: StaticAnalyser, reply: AnalysisReply): Unread {
  const milliseconds = Math.round(reply.milliseconds);
  if (reply.status !== 'exited') return unread('crashed', `it ${reply.detail}`, milliseconds);
  try {
    const { findings, problems } = readSarif(analyser.sarif(reply), codeFolder);
    const detail = problems.length > 0 ? inWords(problems) : null;
    if (findings.length > 0) return { status: 'findings', detail, findings, milliseconds };
    if (detail !== null) return unread('crashed', detail, milliseconds);
    return { status: 'none', detail: null, findings, milliseconds };
  } catch (error) {
    if (!(error instanceof AnalyserFailed || error instanceof SarifError)) throw error;
    return unread('crashed', error.message, milliseconds);
  }
}

const inWords = (problems: readonly string[]) =>
  problems.join('; ').replaceAll(`${codeFolder}/`, '').slice(0, 2_000);
