import { randomBytes } from 'node:crypto';
import type { Box } from '../../sandbox/inner/box.ts';
import type { Confined } from '../../sandbox/inner/confined.ts';
import {
  type LaunchEnd,
  type LaunchResult,
  type LaunchSpec,
  launch,
  run,
} from '../../sandbox/inner/launch.ts';
import { defaultLimits, managedRuntimeLimits } from '../../sandbox/inner/limits.ts';
import { Places } from './apart/places.ts';
import { runApart } from './apart/run-apart.ts';
import { equal, ok, raises } from './assertions.ts';
import { Behaviour } from './behaviour.ts';
import type { Builder } from './builder.ts';
import { checkBox } from './check-box.ts';
import { Died, Raised, SandboxFailed, Unparsable } from './errors.ts';
import { fileContent } from './file-content.ts';
import { type HttpFixture, serve } from './http-fixture.ts';
import { memoryError, type ProgramEnd } from './memory-error.ts';
import type { Oracle, RunOptions, StartOptions } from './oracle.ts';
import { Program } from './program.ts';
import type { JudgeRequest } from './protocol.ts';
import { sanitizerReport } from './sanitizer.ts';
import type { WarmStarts } from './warm-starts.ts';

/** The two ways of starting an answer. */
type Entry = 'shim' | 'program';

/** The processes, folder and servers of one verdict. Closing it leaves nothing of them. */
export class Bench {
  readonly #request: JudgeRequest;
  readonly #box: Box;
  readonly #builder: Builder;
  readonly #warm: WarmStarts;
  readonly #servers: HttpFixture[] = [];
  /** What the answer returns in the check that is running. */
  readonly behaviour = new Behaviour();
  readonly #built = new Map<Entry, Promise<string | null>>();
  #deadline: number;
  #timedOut = false;
  #warmLaunches = 0;
  #anomaly: string | null = null;
  #unparsable: Unparsable | null = null;
  #program: { readonly process: Program; readonly env: string; readonly warm: boolean } | null =
    null;

  constructor(request: JudgeRequest, box: Box, builder: Builder, warm: WarmStarts) {
    this.#request = request;
    this.#box = box;
    this.#builder = builder;
    this.#warm = warm;
    this.#deadline = performance.now() + request.deadlineMs;
  }

  oracle(register: Pick<Oracle, 'functional' | 'control' | 'exploit'>): Oracle {
    return {
      ...register,
      box: checkBox(this.#box),
      start: (options) => this.#start(options),
      run: (options) => this.#run(options),
      attempt: async (work) => {
        try {
          return { value: await work };
        } catch (error) {
          if (error instanceof Raised) return { raised: error };
          throw error;
        }
      },
      memoryError,
      apart: async (spec) => {
        await this.reset();
        const end = await runApart(spec, {
          request: this.#request,
          box: this.#box,
          builder: this.#builder,
          remainingMs: () => this.#remainingMs(),
          untimed: (work) => this.#untimed(work),
        });
        if (end.status === 'timeout') this.#timedOut = true;
        return end;
      },
      command: (argv) => this.#command(argv),
      tookTooLong: () => {
        this.#timedOut = true;
      },
      reset: () => this.reset(),
      http: async (handler, { host } = {}) => {
        const server = await serve(handler, host);
        this.#servers.push(server);
        return server;
      },
      secret: () => randomBytes(12).toString('hex'),
      equal,
      ok,
      raises,
    };
  }

  /** Ends the process, empties the box, lays out answer and fixtures anew. */
  async reset(): Promise<void> {
    await this.#end();
    await this.#box.reset();
    for (const file of this.#request.fixtures) {
      await this.#box.write(file.path, fileContent(file));
    }
    await this.#box.write(this.#request.answerPath, this.#request.code);
  }

  async closeServers(): Promise<void> {
    await Promise.all(this.#servers.splice(0).map((server) => server.close()));
  }

  async close(): Promise<void> {
    await this.closeServers();
    await this.#end();
    await this.#box.reset();
  }

  /** Whether anything was ended because it took too long: perhaps the machine was just busy. */
  get timedOut(): boolean {
    return this.#timedOut;
  }

  /** How many launches had been prepared. */
  get warmLaunches(): number {
    return this.#warmLaunches;
  }

  /** What befell one of them that the way of starting it might have to do with. */
  get anomaly(): string | null {
    return this.#anomaly;
  }

  async #end(): Promise<void> {
    const program = this.#program;
    if (program?.process.timedOut) this.#timedOut = true;
    this.#program = null;
    program?.process.kill();
    const end = await program?.process.ended;
    if (end && program?.warm) this.#note(end);
  }

  /** A sandbox that was prepared for the launch, if there is one. */
  async #prepared(entry: Entry, spec: LaunchSpec): Promise<Confined | undefined> {
    const { invocation, warm, code, driver } = this.#request;
    if (!warm || !invocation.warm) return undefined;
    // A spare has the shim loaded.
    if (invocation.warm.kind === 'spare' && entry === 'program') return undefined;
    const confined = await this.#warm.take(invocation.warm, spec, [code, driver ?? '']);
    if (confined) this.#warmLaunches += 1;
    return confined ?? undefined;
  }

  /** Ends that limits or signals brought about say as much about the sandbox as about the answer. */
  #note({ status, detail }: LaunchEnd): void {
    if (status !== 'exited' && status !== 'killed') this.#anomaly ??= detail;
  }

  async #start({ env = {}, fresh = false }: StartOptions = {}): Promise<Program> {
    const wanted = JSON.stringify(env);
    const running = this.#program;
    if (running?.process.alive && running.env === wanted && !fresh) return running.process;
    if (this.#unparsable) throw this.#unparsable;
    await this.#end();
    const spec = await this.#launchSpec('shim', env);
    const { callDeadlineMs, answerPath, driver, loadedBy } = this.#request;
    const piped = { ...spec, stdin: 'pipe' } as const;
    const prepared = await this.#prepared('shim', piped);
    const process = new Program(launch(piped, prepared), callDeadlineMs, this.behaviour);
    this.#program = { process, env: wanted, warm: prepared !== undefined };
    try {
      const answer = loadedBy === 'shim' ? this.#box.path(answerPath) : null;
      await process.load(answer, driver);
    } catch (error) {
      // The checks that follow need not start it again to hear the same.
      if (error instanceof Unparsable) this.#unparsable = error;
      throw error;
    }
    return process;
  }

  async #run({ args = [], stdin = '', env = {} }: RunOptions = {}): Promise<ProgramEnd> {
    const { argv, ...spec } = await this.#launchSpec('program', env);
    const whole = { ...spec, argv: [...argv, ...args], stdin };
    const prepared = await this.#prepared('program', whole);
    const end = await run(whole, prepared);
    if (prepared) this.#note(end);
    return this.#endOf(end);
  }

  /** Some time for programs of every kind, which start others. */
  async #command(argv: readonly string[]): Promise<ProgramEnd> {
    const { roots, memoryMb } = this.#request;
    const places = new Places(this.#request, this.#box, null);
    const deadlineMs = this.#remainingMs();
    const limits = { ...managedRuntimeLimits, cpuSeconds: 120, deadlineMs, memoryMb };
    const whole = argv.map((part) => places.resolve(part));
    return this.#endOf(await run({ argv: whole, stdin: '', limits, roots }));
  }

  #endOf(end: LaunchResult): ProgramEnd {
    if (end.status === 'setup-failed') throw new SandboxFailed(end.detail);
    if (end.status === 'timeout') this.#timedOut = true;
    const stderr = end.stderr.toString('utf8');
    const stdout = end.stdout.toString('utf8');
    this.behaviour.returned({ status: end.status, exitCode: end.exitCode, stdout });
    return {
      status: end.status,
      exitCode: end.exitCode,
      stdout,
      stderr,
      sanitizer: end.exitCode === 0 ? null : sanitizerReport(stderr),
    };
  }

  /** How to start the answer, compiled if it must be. */
  async #launchSpec(entry: Entry, env: Readonly<Record<string, string>>) {
    const { invocation, roots, answerPath, memoryMb, callDeadlineMs } = this.#request;
    const built = await this.#build(entry);
    const answer = this.#box.path(answerPath);
    const argv = invocation[entry].map((part) => {
      if (part === '@node') return process.execPath;
      if (part === '@answer') return answer;
      return built === null ? part : part.replaceAll('@built', built);
    });
    return {
      argv,
      env: { ...invocation.env, ...env },
      limits: {
        ...defaultLimits,
        deadlineMs: this.#remainingMs(),
        memoryMb,
        addressSpaceMb: invocation.addressSpaceMb,
        // A call may compute as long as it may take.
        cpuSeconds: Math.max(defaultLimits.cpuSeconds, Math.ceil(callDeadlineMs / 1_000)),
        processes: invocation.processes,
      },
      roots: built === null ? roots : [...roots, built],
    };
  }

  /** Once a verdict, also where it fails. The time it takes is not taken from the answer's. */
  #build(entry: Entry): Promise<string | null> {
    const known = this.#built.get(entry);
    if (known) return known;
    const build = this.#request.invocation.build?.[entry];
    const building = build
      ? this.#untimed(this.#builder.build(build, this.#request))
      : Promise.resolve(null);
    this.#built.set(entry, building);
    return building;
  }

  #untimed<Result>(work: Promise<Result>): Promise<Result> {
    const started = performance.now();
    return work.finally(() => {
      this.#deadline += performance.now() - started;
    });
  }

  #remainingMs(): number {
    const left = this.#deadline - performance.now();
    if (left <= 0) {
      this.#timedOut = true;
      throw new Died('the time for the whole verdict is used up');
    }
    return left;
  }
}
