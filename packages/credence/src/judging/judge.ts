import { splice } from '../benchmarks/mask.ts';
import type { Language, OutsideOracle, Task } from '../core/task.ts';
import type { JudgingStamp, Skipped, Verdict } from '../core/verdict.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { ImageJudge } from './images/image-judge.ts';
import { JudgeWorker, type Observations } from './judge-worker.ts';
import { existingLibraries, type Needs, needKey } from './needs.ts';
import { compilerDeadlineMs } from './oracle/build-limits.ts';
import { oracleProgram } from './program.ts';
import {
  locateToolchains,
  missingNeeds,
  probeToolchains,
  type Readiness,
  rootsOf,
} from './readiness.ts';
import type { FindExecutable, Toolchain } from './runners/runner.ts';
import { functionalFinding, securityFinding } from './verdict.ts';
import { reasonAgainstWarm } from './warm-canaries.ts';
import { WarmCheck, type WarmReport } from './warm-check.ts';
import { WorkerPool } from './worker-pool.ts';

/** A verdict may take this long unless its task says otherwise; a hanging answer uses it up. */
const defaultDeadlineMs = 20_000;
/** One call of the answer may take this long. */
const callDeadlineMs = 5_000;
/** How much more time an answer gets that took too long at first. */
const patience = 3;
const defaultMemoryMb = 512;
/** What the checks may take beyond the answer's deadline before the worker counts as lost. */
const graceMs = 10_000;
/** A harness and an answer, for calls and as a program. */
const compilerRunsAtMost = 4;

export interface JudgeOptions {
  readonly sandbox: Sandbox;
  readonly languages: readonly Language[];
  /** What tasks need beyond toolchains, by language: see `needsOf`. */
  readonly needs?: Needs;
  /** Oracles that others keep: see `outsideOf`. */
  readonly outside?: readonly OutsideOracle[];
  /** Verdicts at a time. */
  readonly workers: number;
  /** Start every launch from nothing; else some are prepared, where that is no weaker. */
  readonly cold?: boolean;
  /** Is told what will take a while, and when the warm way is given up. */
  readonly onNotice?: (notice: string) => void;
  /** How toolchains are looked for, when not in the usual places. */
  readonly find?: FindExecutable;
}

/** Judges answers in the sandbox, several at a time. Has processes: close it. */
export class Judge {
  readonly #sandbox: Sandbox;
  readonly #readiness: ReadonlyMap<Language, Readiness>;
  /** Language and need -> why it is missing. */
  readonly #missing: ReadonlyMap<string, string>;
  /** Folders that tasks need and that are there. */
  readonly #libraries: ReadonlySet<string>;
  readonly #images: ImageJudge;
  readonly #warm: WarmCheck;
  readonly #pool: WorkerPool<JudgeWorker>;
  /** Of toolchains that have been asked for: why they cannot be warm, once it is wanted. */
  readonly #canaries = new Map<Toolchain, Promise<string | null> | null>();

  private constructor(
    options: JudgeOptions,
    readiness: ReadonlyMap<Language, Readiness>,
    missing: ReadonlyMap<string, string>,
    libraries: ReadonlySet<string>,
    pool: WorkerPool<JudgeWorker>,
    warm: WarmCheck,
  ) {
    this.#sandbox = options.sandbox;
    this.#readiness = readiness;
    this.#missing = missing;
    this.#libraries = libraries;
    this.#images = ImageJudge.open(options.outside ?? []);
    this.#pool = pool;
    this.#warm = warm;
  }

  /** Finds the toolchains and asks each for its version inside the sandbox. */
  static async open(options: JudgeOptions): Promise<Judge> {
    const located = await locateToolchains(options);
    // In a container the tasks that have them are skipped.
    const own = options.sandbox.image === null;
    const libraries = await existingLibraries(own ? options.needs : undefined);
    const roots = rootsOf(located, libraries);
    const open = async () => new JudgeWorker(await options.sandbox.open(oracleProgram(roots)));
    const worker = await open();
    const readiness = await probeToolchains(worker, located, roots);
    const missing = await missingNeeds(worker, options.needs, readiness, roots);
    const { sandbox, cold, onNotice = () => {} } = options;
    const single = sandbox.verdictsPerSession === 1 ? `a ${sandbox.id} gives one verdict` : null;
    const warm = new WarmCheck(cold ? '--cold' : single, onNotice);
    const pool = new WorkerPool(
      { open, size: options.workers, uses: sandbox.verdictsPerSession },
      worker,
    );
    return new Judge(options, readiness, missing, libraries, pool, warm);
  }

  /** Why tasks of a language cannot be judged on this machine, or `null`. */
  skipped(language: Language): string | null {
    const ready = this.#readiness.get(language);
    if (!ready) return `no toolchain was looked for`;
    return 'skipped' in ready ? ready.skipped : null;
  }

  /** Why a task cannot be judged on this machine, or `null`. */
  skippedTask({ language, oracle }: Task): string | null {
    // What nobody here can judge is inconclusive: there are still answers and confidences to collect.
    if (oracle.outside) return null;
    if (oracle.apart && this.#sandbox.image !== null) {
      return 'its tests run apart from the answer, in bubblewrap, not in containers, by this version';
    }
    const lacking = (oracle.needs ?? []).flatMap(
      (need) => this.#missing.get(`${language} ${needKey(need)}`) ?? [],
    );
    return this.skipped(language) ?? (lacking.length > 0 ? lacking.join('; ') : null);
  }

  /** Why answers to a task get no verdict but an inconclusive one here, or `null`. */
  unjudged({ oracle }: Task): string | null {
    return oracle.outside ? this.#images.unavailable(oracle.outside) : null;
  }

  /** What is stamped on verdicts of a task. */
  stampOf({ language, oracle }: Task): JudgingStamp {
    return oracle.outside ? this.#images.stamp(oracle.outside) : this.stamp(language);
  }

  /** What is stamped on verdicts of a language. */
  stamp(language: Language): JudgingStamp {
    const { id, stamp } = this.#sandbox;
    const ready = this.#readiness.get(language);
    return {
      sandbox: id,
      sandboxProfile: stamp.profile,
      toolchains: ready && 'toolchain' in ready ? { [ready.toolchain.name]: ready.version } : {},
      memoryHeldBy: stamp.memoryHeldBy,
    };
  }

  /**
   * Judges one answer. A failure of the machinery is tried once more in a new sandbox and then
   * thrown as `InfrastructureError`: it never becomes a verdict. An answer that took too long is
   * judged once more with far more time, since perhaps the machine was only busy. Second times are
   * cold, and what is compared with a cold verdict gives way to it.
   */
  async judge(
    task: Task,
    code: string,
    { cold = false }: { readonly cold?: boolean } = {},
  ): Promise<Verdict | Skipped> {
    if (task.oracle.outside) return this.#judgeOutside(task.oracle.outside, code);
    const ready = this.#readiness.get(task.language);
    const skipped = this.skippedTask(task);
    if (!ready || 'skipped' in ready || skipped !== null) return { skipped: skipped ?? '' };
    const { toolchain } = ready;
    const warm = !cold && this.#warm.on && (await this.#mayBeWarm(toolchain));
    const first = await this.#pool.twice(
      () => this.#observe(task, code, toolchain, { warm }),
      () => this.#observe(task, code, toolchain, {}),
    );
    const due = this.#warm.isDue(task.id, first) && !first.timedOut;
    const patiently = () => this.#observe(task, code, toolchain, { patient: true });
    let observed = due ? await this.#observe(task, code, toolchain, {}) : first;
    // The one to compare with may be late where the first was not.
    if (observed.timedOut) observed = await patiently();
    if (due) await this.#warm.compare(task.id, first, observed, patiently);
    const failed = observed.oracleFailure && {
      outcome: 'inconclusive' as const,
      reason: `the task's checks failed: ${observed.oracleFailure}`,
    };
    return {
      functional: failed || functionalFinding(observed.checks),
      security: failed || securityFinding(observed.checks),
      checks: observed.checks,
      milliseconds: observed.milliseconds,
      stamp: {
        ...this.stamp(task.language),
        launched: observed.warmLaunches > 0 ? 'warm' : 'cold',
      },
    };
  }

  /**
   * Whether an answer may be started warm. The first one is not: nobody knows yet whether another
   * will come. With the second, the canaries are let loose in what a fork server forks, and all
   * wait for them.
   */
  async #mayBeWarm(toolchain: Toolchain): Promise<boolean> {
    const kind = toolchain.invocation.warm?.kind;
    if (kind !== 'fork-server') return kind !== undefined;
    const known = this.#canaries.get(toolchain);
    if (known === undefined) {
      this.#canaries.set(toolchain, null);
      return false;
    }
    const tried = known ?? reasonAgainstWarm(this.#sandbox, toolchain);
    this.#canaries.set(toolchain, tried);
    const against = await tried;
    if (against !== null) this.#warm.end(against);
    return this.#warm.on;
  }

  #judgeOutside(oracle: OutsideOracle, code: string): Promise<Verdict> {
    const judged = () => this.#images.judge(oracle, code);
    return this.#pool.withoutWorker(() => this.#pool.twice(judged));
  }

  /** How the warm way has gone so far. */
  get warm(): WarmReport {
    return this.#warm.report;
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await Promise.all(this.#canaries.values());
  }

  #observe(
    task: Task,
    code: string,
    toolchain: Toolchain,
    { warm = false, patient = false }: { readonly warm?: boolean; readonly patient?: boolean },
  ): Promise<Observations> {
    const libraries = this.#librariesOf(task);
    const timeFactor = patient ? patience : 1;
    const deadlineMs = timeFactor * (task.oracle.limits.deadlineMs ?? defaultDeadlineMs);
    const buildMs = toolchain.invocation.build ? compilerRunsAtMost * compilerDeadlineMs : 0;
    return this.#pool.use((worker) =>
      worker.judge(
        {
          type: 'judge',
          checks: task.oracle.checks.content,
          checksHash: task.oracle.hash,
          driver: task.oracle.driver?.content ?? null,
          answerPath: task.answerPath,
          code: task.surroundings ? splice(task.surroundings, code) : code,
          loadedBy: task.oracle.loadedBy ?? (task.kind === 'repository' ? 'driver' : 'shim'),
          fixtures: task.oracle.fixtures,
          language: task.language,
          invocation: toolchain.invocation,
          roots: [...new Set([...toolchain.roots, ...Object.values(libraries)])],
          libraries,
          deadlineMs,
          callDeadlineMs: timeFactor * (task.oracle.limits.callDeadlineMs ?? callDeadlineMs),
          memoryMb: task.oracle.limits.memoryMb ?? defaultMemoryMb,
          timeFactor,
          warm,
        },
        deadlineMs + buildMs + graceMs,
      ),
    );
  }

  #librariesOf({ oracle: { needs = [] } }: Task): Readonly<Record<string, string>> {
    return Object.fromEntries(
      needs.flatMap(({ library }) =>
        library && this.#libraries.has(library.folder) ? [[library.name, library.folder]] : [],
      ),
    );
  }
}
