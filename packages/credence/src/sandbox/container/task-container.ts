import { spawn } from 'node:child_process';
import { InfrastructureError } from '../../core/errors.ts';
import { containmentProbe, containmentProblem } from './containment.ts';
import type { Engine, EngineId } from './engine.ts';
import { clientEnvironment, EngineRefusal, tellEngine } from './engine-client.ts';

/** What a container of a benchmark's own image may take in all. Builds of whole projects run in it. */
export const taskContainerLimits = {
  memoryBytes: 4_096 * (1 << 20),
  processes: 512,
  cpus: 2,
  openFiles: 4_096,
  /** Of one user, in all containers. Said, for an engine's own is above what some hosts let it set. */
  userProcesses: 8_192,
  /** Of one file, in bytes. What is written lies in the engine's store. */
  fileBytes: 4_096 * (1 << 20),
} as const;

/**
 * Rights that set-up scripts of such images take for granted: to own files and change their owner, to
 * become another user, to listen on port 80, to end processes.
 */
const capabilities = [
  ...['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL'],
  ...['SETGID', 'SETUID', 'NET_BIND_SERVICE'],
];

export interface TaskImage {
  /** By its digest. */
  readonly image: string;
  /** The container's first program; none for the image's own. */
  readonly command: readonly string[];
}

const ownArguments: Readonly<Record<EngineId, readonly string[]>> = {
  docker: [],
  podman: ['--http-proxy=false', '--image-volume=ignore'],
};

/** The engine's arguments that make such a container. Its image's files are writable: it builds there. */
export function taskContainerArguments(engine: EngineId, { image, command }: TaskImage): string[] {
  const limits = taskContainerLimits;
  return [
    ...['create', '--init', '--pull=never', '--no-healthcheck', '--log-driver=none'],
    ...['--network=none', '--ipc=private', '--hostname=judge', '--stop-timeout=0'],
    ...['--cap-drop=all', ...capabilities.map((name) => `--cap-add=${name}`)],
    ...['--security-opt=no-new-privileges'],
    ...[`--memory=${limits.memoryBytes}b`, `--memory-swap=${limits.memoryBytes}b`],
    ...[`--pids-limit=${limits.processes}`, `--cpus=${limits.cpus}`, '--ulimit=core=0:0'],
    ...[`--ulimit=nofile=${limits.openFiles}:${limits.openFiles}`],
    ...[`--ulimit=nproc=${limits.userProcesses}:${limits.userProcesses}`],
    ...[`--ulimit=fsize=${limits.fileBytes}:${limits.fileBytes}`],
    ...ownArguments[engine],
    ...[image, ...command],
  ];
}

/** What came of a command in a container. */
export interface CommandEnd {
  /** The beginning of what it wrote, and the end. */
  readonly output: string;
  /** Those of the looked-for texts that it wrote, whatever came between. */
  readonly said: readonly string[];
  readonly end: 'exited' | 'timed-out';
  readonly exitCode: number | null;
  readonly milliseconds: number;
}

const keptCharacters = 16_000;

/**
 * A container of a benchmark's own image, with what is judged in it: without network, without the
 * host's files, without rights beyond those of its own, under limits. Has a life: close it.
 */
export class TaskContainer {
  readonly #client: string;
  readonly #id: string;

  private constructor(client: string, id: string) {
    this.#client = client;
    this.#id = id;
  }

  /** Starts one, and asks it whether it is as closed as it should be. Throws `InfrastructureError`. */
  static async start(engine: Engine, image: TaskImage): Promise<TaskContainer> {
    const { client } = engine;
    const printed = await told(tellEngine(client, taskContainerArguments(engine.id, image)));
    const id = printed.trim().split('\n').at(-1) ?? '';
    if (!/^[0-9a-f]{12,64}$/.test(id)) {
      throw new InfrastructureError('container', `the engine made a container named "${id}"`);
    }
    const container = new TaskContainer(client, id);
    try {
      await told(tellEngine(client, ['start', id]));
      const probe = await container.run(containmentProbe, { deadlineMs: 20_000, listenFor: [] });
      const problem = containmentProblem(probe.output, capabilities);
      if (problem !== null) {
        throw new InfrastructureError('container', `the container is not closed: ${problem}`);
      }
      return container;
    } catch (error) {
      await container.close();
      throw error;
    }
  }

  /** Unpacks an archive (tar) below a folder of the container. Throws `InfrastructureError`. */
  copyIn(archive: NodeJS.ReadableStream, folder: string): Promise<void> {
    return this.#feed(['cp', '-', `${this.#id}:${folder}`], archive);
  }

  /** Writes a file of the container anew; its owner and rights stay. Throws `InfrastructureError`. */
  write(content: NodeJS.ReadableStream, path: string): Promise<void> {
    return this.#feed(['exec', '--interactive', this.#id, 'sh', '-c', 'cat > "$0"', path], content);
  }

  async #feed(args: readonly string[], content: NodeJS.ReadableStream): Promise<void> {
    const child = spawn(this.#client, args, {
      env: clientEnvironment(),
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-1_000);
    });
    // That it ends early is told by its exit code.
    child.stdin.on('error', () => {});
    content.pipe(child.stdin);
    const exitCode = await ended(child);
    if (exitCode === 0) return;
    throw new InfrastructureError('container', `nothing could be copied in: ${errors.trim()}`);
  }

  /**
   * Runs a command to its end, or to its deadline: it may then still be running, and only `close`
   * ends it for certain. Throws `InfrastructureError` where the engine could not run it.
   */
  async run(
    argv: readonly string[],
    {
      deadlineMs,
      listenFor,
    }: { readonly deadlineMs: number; readonly listenFor: readonly string[] },
  ): Promise<CommandEnd> {
    const started = performance.now();
    const child = spawn(this.#client, ['exec', this.#id, ...argv], {
      env: clientEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const heard = new Listener(listenFor);
    child.stdout.on('data', (chunk: Buffer) => heard.hear(chunk));
    child.stderr.on('data', (chunk: Buffer) => heard.hear(chunk));
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, deadlineMs);
    const exitCode = await ended(child).finally(() => clearTimeout(timer));
    // The client's own: it could not reach the container.
    if (!late && exitCode === 125) {
      throw new InfrastructureError('container', `the engine failed: ${heard.output.trim()}`);
    }
    return {
      output: heard.output,
      said: heard.said,
      end: late ? 'timed-out' : 'exited',
      exitCode: late ? null : exitCode,
      milliseconds: Math.round(performance.now() - started),
    };
  }

  /** Removes it, and ends whatever still runs in it. Throws `InfrastructureError` if it stays. */
  async close(): Promise<void> {
    try {
      await tellEngine(this.#client, ['rm', '--force', '--volumes', this.#id]);
    } catch (error) {
      const { message } = error as Error;
      if (/no such container|no container with|already in progress/i.test(message)) return;
      throw new InfrastructureError(
        'container',
        `left the container ${this.#id.slice(0, 12)} behind: ${message}`,
      );
    }
  }
}

const ended = (child: ReturnType<typeof spawn>): Promise<number | null> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });

async function told(answer: Promise<string>): Promise<string> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof EngineRefusal)) throw error;
    throw new InfrastructureError('container', `the engine refused: ${error.message}`, {
      cause: error,
    });
  }
}

/** Hears texts in an endless stream, and keeps its ends. */
class Listener {
  readonly #wanted: readonly string[];
  readonly #said = new Set<string>();
  readonly #overlap: number;
  #carry = '';
  #first = '';
  #last = '';
  #lost = false;

  constructor(wanted: readonly string[]) {
    this.#wanted = wanted;
    this.#overlap = Math.max(1, ...wanted.map(({ length }) => length)) - 1;
  }

  hear(chunk: Buffer): void {
    const text = chunk.toString('latin1');
    const window = this.#carry + text;
    for (const one of this.#wanted) if (window.includes(one)) this.#said.add(one);
    this.#carry = this.#overlap === 0 ? '' : window.slice(-this.#overlap);
    const room = keptCharacters - this.#first.length;
    this.#first += text.slice(0, room);
    const rest = this.#last + text.slice(room);
    this.#lost ||= rest.length > keptCharacters;
    this.#last = rest.slice(-keptCharacters);
  }

  get said(): readonly string[] {
    return this.#wanted.filter((one) => this.#said.has(one));
  }

  get output(): string {
    const text = this.#lost ? `${this.#first}\n[...]\n${this.#last}` : this.#first + this.#last;
    return Buffer.from(text, 'latin1').toString('utf8');
  }
}
