import { confine } from '../../sandbox/inner/confine.ts';
import type { Confined } from '../../sandbox/inner/confined.ts';
import { ForkServer } from '../../sandbox/inner/fork-server.ts';
import type { LaunchSpec } from '../../sandbox/inner/launch.ts';
import type { WarmStart } from './protocol.ts';
import { WantedModules } from './wanted-modules.ts';

/** A server is replaced after so many launches, so that nothing can pile up in it. */
const launchesOfServer = 1_000;

/** A sandbox that waits for code, and what it was made for. */
interface Spare {
  readonly key: string;
  readonly confined: Confined;
}

type ForkServerStart = Extract<WarmStart, { kind: 'fork-server' }>;

/** What this program has ready for launches to come. */
export class WarmStarts {
  #server: {
    readonly start: ForkServerStart;
    readonly key: string;
    readonly server: ForkServer;
  } | null = null;
  #spare: Spare | null = null;
  #wanted: WantedModules | null = null;
  #trouble: string | null = null;
  #verdicts = 0;
  readonly #launchesOfServer: number;

  constructor(launchesAtMost: number = launchesOfServer) {
    this.#launchesOfServer = launchesAtMost;
  }

  /** Why something that should be ready never is, or `null`. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** To be called once a verdict: with the first one, nobody knows whether more will come. */
  count(): void {
    this.#verdicts += 1;
  }

  /**
   * A confined process for the launch, or `null` when it must be started from nothing.
   * @param code what will be loaded in it, as far as it is known
   */
  async take(
    start: WarmStart,
    spec: LaunchSpec,
    code: readonly string[],
  ): Promise<Confined | null> {
    if (this.#verdicts < 2 || this.#trouble !== null) return null;
    return start.kind === 'spare' ? this.#takeSpare(spec) : this.#fork(start, spec, code);
  }

  async close(): Promise<void> {
    await this.#server?.server.close();
    this.#spare?.confined.killAll();
    await this.#spare?.confined.gone();
    this.#server = null;
    this.#spare = null;
  }

  async #fork(
    start: ForkServerStart,
    spec: LaunchSpec,
    code: readonly string[],
  ): Promise<Confined | null> {
    const { argv, preload, known, sources } = start;
    this.#wanted ??= new WantedModules(known);
    this.#wanted.add(code);
    const modules = [...preload, ...this.#wanted.list];
    // The list of modules only grows.
    const key = [modules.length, ...spec.roots].join('\n');
    const old = this.#server;
    const serves = old?.start === start && old.key === key;
    if (old && (!serves || old.server.served >= this.#launchesOfServer)) {
      if (old.server.busy) return null;
      this.#server = null;
      await old.server.close();
    }
    this.#server ??= {
      start,
      key,
      server: new ForkServer({ argv, preload: modules, sources, roots: spec.roots }),
    };
    const { server } = this.#server;
    const forked = await server.take(spec);
    if (server.failure !== null) this.#trouble = `the fork server: ${server.failure}`;
    return forked;
  }

  /** One process is used for one launch; the next is started meanwhile. */
  #takeSpare(spec: LaunchSpec): Confined | null {
    // In no folder that code under judgement writes to, for it may be running meanwhile.
    const waiting = { ...spec, cwd: '/' };
    const { argv, env, limits, roots, box } = waiting;
    const { deadlineMs: _, outputBytes: __, memoryMb: ___, ...lasting } = limits;
    const key = JSON.stringify([argv, env, lasting, roots, box]);
    const spare = this.#spare?.key === key ? this.#spare.confined : null;
    if (spare === null) this.#spare?.confined.killAll();
    this.#spare = { key, confined: confine(waiting) };
    return spare;
  }
}
