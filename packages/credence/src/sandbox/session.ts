import type { ChildProcess } from 'node:child_process';
import { InfrastructureError } from '../core/errors.ts';
import type { Plain } from '../core/keys.ts';
import { readyFrame } from './bootstrap.ts';
import { frameLines } from './inner/frame-lines.ts';
import type { SandboxSession, SessionEnd } from './sandbox.ts';

const startMs = 20_000;
const graceMs = 2_000;
const stderrBytes = 8192;

/** A started outer sandbox, as its backend holds it. */
export interface OuterSandbox {
  /** Its first three streams are those of the trusted program; it exits when that has ended. */
  readonly child: ChildProcess;
  /** Ends everything in it. May be called again, also when it has ended. */
  killAll(): void;
  /**
   * Resolves, and never rejects, when nothing of it is left. To be called once the child has
   * exited. Says what could not be removed, or `null`.
   */
  gone(): Promise<string | null>;
}

export interface SessionSpec {
  /** Throws when it cannot be started, which most failures only tell later. */
  readonly start: () => OuterSandbox | Promise<OuterSandbox>;
  readonly bundle: Buffer;
  readonly frameBytes: number;
}

/** Starts an outer sandbox and waits until its program is unpacked. */
export async function openSession(spec: SessionSpec): Promise<SandboxSession> {
  let outer: OuterSandbox;
  try {
    outer = await spec.start();
  } catch (error) {
    const message = `The sandbox did not start: ${(error as Error).message}`;
    throw new InfrastructureError('sandbox-start', message, { cause: error });
  }
  const session = new Session(outer, spec);
  await session.started();
  return session;
}

class Session implements SandboxSession {
  readonly frames: AsyncIterable<unknown>;
  readonly ended: Promise<SessionEnd>;
  readonly #outer: OuterSandbox;
  readonly #child: ChildProcess;
  readonly #frameBytes: number;
  readonly #lines: AsyncGenerator<string, void, undefined>;
  #stderr = '';
  #killed = false;
  /** Why the session is not to be believed any more. */
  #failure: string | undefined;

  constructor(outer: OuterSandbox, { bundle, frameBytes }: SessionSpec) {
    this.#outer = outer;
    this.#child = outer.child;
    this.#frameBytes = frameBytes;
    this.ended = this.#waitForEnd();
    this.#lines = frameLines(this.#child.stdout!, frameBytes);
    this.frames = this.#frames();
    this.#child.stderr!.on('data', (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-stderrBytes);
    });
    // Writing to a sandbox that has ended is seen, and told, by its end.
    for (const stream of this.#child.stdio) stream?.on('error', () => {});
    this.#child.stdin!.write(bundle);
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
    this.#outer.killAll();
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

  async #waitForEnd(): Promise<SessionEnd> {
    const [exitCode, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      this.#child.once('exit', (code, name) => resolve([code, name]));
      this.#child.once('error', (error) => {
        this.#failure ??= error.message;
        resolve([null, null]);
      });
    });
    const left = await this.#outer.gone();
    if (left !== null) this.#failure ??= left;
    const end = { exitCode, signal, stderr: this.#stderr };
    if (this.#failure !== undefined) return { reason: 'failed', detail: this.#failure, ...end };
    if (this.#killed) return { reason: 'killed', detail: 'killed', ...end };
    if (exitCode === 0) return { reason: 'closed', detail: 'closed', ...end };
    return { reason: 'failed', detail: `ended with ${signal ?? exitCode}`, ...end };
  }
}
