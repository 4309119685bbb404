import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { InfrastructureError } from '../../core/errors.ts';
import type { Plain } from '../../core/keys.ts';
import { frameLines } from '../inner/frame-lines.ts';
import { hasEnded, readProcess } from '../inner/process-table.ts';
import type { SandboxSession, SessionEnd } from '../sandbox.ts';
import { etcFiles, statusDescriptor } from './arguments.ts';
import { readyFrame } from './bootstrap.ts';

const startMs = 20_000;
const graceMs = 2_000;
const stderrBytes = 8192;

/** How to start an outer sandbox, all decided. */
export interface SessionSpec {
  readonly bubblewrap: string;
  readonly arguments: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
  readonly bundle: Buffer;
  readonly frameBytes: number;
}

/** Starts an outer sandbox and waits until its program is unpacked. */
export async function openSession(spec: SessionSpec): Promise<SandboxSession> {
  const session = spawned(spec);
  await session.started();
  return session;
}

/** Most failures to spawn are told later, but not that we may not become the sandbox's user. */
function spawned(spec: SessionSpec): BubblewrapSession {
  try {
    return new BubblewrapSession(spec);
  } catch (error) {
    const message = `The sandbox did not start: ${(error as Error).message}`;
    throw new InfrastructureError('sandbox-start', message, { cause: error });
  }
}

class BubblewrapSession implements SandboxSession {
  readonly frames: AsyncIterable<unknown>;
  readonly ended: Promise<SessionEnd>;
  readonly #child: ChildProcess;
  readonly #frameBytes: number;
  readonly #lines: AsyncGenerator<string, void, undefined>;
  #status = '';
  #stderr = '';
  #killed = false;
  /** Why the session is not to be believed any more. */
  #failure: string | undefined;

  constructor(spec: SessionSpec) {
    this.#frameBytes = spec.frameBytes;
    this.#child = spawn(spec.bubblewrap, spec.arguments, {
      // bubblewrap's own environment can be read inside as that of the first process.
      env: {},
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', ...Object.keys(etcFiles).map(() => 'pipe' as const)],
      ...spec.identity,
    });
    this.ended = this.#waitForEnd();
    this.#lines = frameLines(this.#child.stdout!, spec.frameBytes);
    this.frames = this.#frames();
    this.#child.stderr!.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-stderrBytes);
    });
    (this.#child.stdio[statusDescriptor] as Readable).on('data', (chunk: Buffer) => {
      this.#status += chunk.toString('latin1');
      if (this.#killed) this.#killAll();
    });
    Object.values(etcFiles).forEach((content, index) => {
      (this.#child.stdio[statusDescriptor + 1 + index] as Writable).end(content);
    });
    // Writing to a sandbox that has ended is seen, and told, by its end.
    for (const stream of this.#child.stdio) stream?.on('error', () => {});
    this.#child.stdin!.write(spec.bundle);
  }

  /** Resolves when the program is about to run; otherwise says why it cannot. */
  async started(): Promise<void> {
    const timer = setTimeout(() => this.#fail(`did not start within ${startMs} ms`), startMs);
    const first = await this.#lines.next().catch((error: Error) => this.#fail(error.message));
    clearTimeout(timer);
    if (first?.done === false && first.value === readyFrame) return;
    this.#fail('did not start');
    const { detail, stderr } = await this.ended;
    throw new InfrastructureError('sandbox-start', `The sandbox ${detail}: ${stderr.trim()}`);
  }

  send(frame: Plain): void {
    const line = `${JSON.stringify(frame)}\n`;
    if (Buffer.byteLength(line) > this.#frameBytes) {
      throw new InfrastructureError(
        'frame-size',
        `A frame is larger than ${this.#frameBytes} bytes`,
      );
    }
    this.#child.stdin!.write(line);
  }

  async close(): Promise<void> {
    this.#child.stdin!.end();
    const timer = setTimeout(() => this.kill(), graceMs);
    await this.ended;
    clearTimeout(timer);
  }

  kill(): void {
    this.#killed = true;
    this.#killAll();
  }

  async *#frames(): AsyncGenerator<unknown, void, undefined> {
    try {
      for await (const line of this.#lines) yield JSON.parse(line) as unknown;
    } catch (error) {
      // Only after the end is a torn last frame no news.
      if (!this.#killed) this.#fail(`broke the protocol: ${(error as Error).message}`);
    }
  }

  #fail(why: string): undefined {
    this.#failure ??= why;
    this.kill();
  }

  #killAll(): void {
    const first = this.#firstProcess;
    // Its parent vouches that the number has not passed to another process.
    if (first !== undefined && readProcess(first)?.parent === this.#child.pid) {
      process.kill(first, 'SIGKILL');
    }
    this.#child.kill('SIGKILL');
  }

  get #firstProcess(): number | undefined {
    const match = /"child-pid": (\d+)/.exec(this.#status);
    return match === null ? undefined : Number(match[1]);
  }

  async #waitForEnd(): Promise<SessionEnd> {
    const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      this.#child.once('exit', (code, name) => resolve([code, name]));
      this.#child.once('error', (error) => {
        this.#failure ??= error.message;
        resolve([null, null]);
      });
    });
    const first = this.#firstProcess;
    while (first !== undefined && !hasEnded(first)) await sleep(1);
    const end = { exitCode, signal, stderr: this.#stderr };
    if (this.#failure !== undefined) return { reason: 'failed', detail: this.#failure, ...end };
    if (this.#killed) return { reason: 'killed', detail: 'killed', ...end };
    if (exitCode === 0) return { reason: 'closed', detail: 'closed', ...end };
    return { reason: 'failed', detail: `ended with ${signal ?? exitCode}`, ...end };
  }
}
