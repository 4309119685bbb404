import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OuterSandbox } from '../session.ts';
import { clientEnvironment, EngineRefusal, tellEngine } from './engine-client.ts';

/** How to make a container, all decided but where its filter lies. */
export interface ContainerStart {
  readonly client: string;
  /** The filter, as JSON. */
  readonly seccomp: string;
  readonly createArguments: (seccompFile: string) => readonly string[];
}

/**
 * Makes a container and starts it. In two steps, so that it has a name, by which it can be removed,
 * before anything runs in it. Throws `EngineRefusal`.
 */
export async function startContainer(start: ContainerStart): Promise<OuterSandbox> {
  const folder = await mkdtemp(join(tmpdir(), 'credence-container-'));
  try {
    const file = join(folder, 'seccomp.json');
    await writeFile(file, start.seccomp);
    const printed = await tellEngine(start.client, start.createArguments(file));
    const id = printed.trim().split('\n').at(-1) ?? '';
    if (!/^[0-9a-f]{12,64}$/.test(id)) throw new EngineRefusal(`made a container named "${id}"`);
    return new Container(start.client, id);
  } finally {
    await rm(folder, { recursive: true });
  }
}

class Container implements OuterSandbox {
  readonly child: ChildProcess;
  readonly #client: string;
  readonly #id: string;

  constructor(client: string, id: string) {
    this.#client = client;
    this.#id = id;
    this.child = spawn(client, ['start', '--attach', '--interactive', id], {
      env: clientEnvironment(),
      cwd: '/',
      stdio: 'pipe',
      // An interrupt at our terminal is ours to handle: the client would pass it on.
      detached: true,
    });
  }

  /** The container goes with `gone`, which follows the client's end. */
  killAll(): void {
    this.child.kill('SIGKILL');
  }

  /** Removal ends whatever still runs in it. An ended container may be gone, or going, by itself. */
  async gone(): Promise<string | null> {
    try {
      await tellEngine(this.#client, ['rm', '--force', '--volumes', this.#id]);
      return null;
    } catch (error) {
      const { message } = error as Error;
      if (/no such container|no container with|already in progress/i.test(message)) return null;
      return `left the container ${this.#id.slice(0, 12)} behind: ${message}`;
    }
  }
}
