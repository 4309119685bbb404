import { createServer, type Server, type Socket } from 'node:net';
import { basename } from 'node:path';
import type { LaunchEnd, LaunchSpec } from '../../../sandbox/inner/launch.ts';
import { launch } from '../../../sandbox/inner/launch.ts';
import { SandboxFailed } from '../errors.ts';
import { sanitizerReport } from '../sanitizer.ts';
import type { ApartCall } from './apart-end.ts';

/** What the tests ask for, in one line of JSON; of ours, but read with care all the same. */
interface StartRequest {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly test: string;
  readonly env: Readonly<Record<string, string>>;
  /** In base64. */
  readonly stdin: string;
}

/** How a program of the answer is launched. */
export interface Startable {
  readonly spec: LaunchSpec;
  readonly lasting: boolean;
}

export interface AnswerServerOptions {
  /** `null` for a program that there is none of. May throw, which ends the tests' request only. */
  readonly resolve: (request: StartRequest) => Promise<Startable | null>;
  /** Is told how each start ended. */
  readonly onCall: (call: ApartCall) => void;
}

/** Longer requests are none: arguments and input of a program. */
const requestBytes = 4 << 20;

/**
 * Starts the answer for the tests, each time in a sandbox of its own. It listens on a socket in a
 * folder that only the tests see. Has processes: close it.
 */
export class AnswerServer {
  readonly #server: Server;
  readonly #options: AnswerServerOptions;
  readonly #open = new Set<Socket>();
  readonly #work = new Set<Promise<void>>();
  #failure: Error | null = null;

  private constructor(options: AnswerServerOptions) {
    this.#options = options;
    this.#server = createServer((socket) => {
      this.#open.add(socket);
      const work = this.#serve(socket)
        .catch((error: Error) => {
          this.#failure ??= error;
          socket.destroy();
        })
        .finally(() => {
          this.#open.delete(socket);
          this.#work.delete(work);
        });
      this.#work.add(work);
    });
  }

  static async listen(path: string, options: AnswerServerOptions): Promise<AnswerServer> {
    const one = new AnswerServer(options);
    await new Promise<void>((resolve, reject) => {
      one.#server.once('error', reject).listen(path, resolve);
    });
    return one;
  }

  /** Ends what still runs. Throws what failed of ours. */
  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    await Promise.all(this.#work);
    if (this.#failure) throw this.#failure;
  }

  async #serve(socket: Socket): Promise<void> {
    socket.on('error', () => {});
    const received = await firstLine(socket);
    if (received === null) return;
    const request = JSON.parse(received.line) as StartRequest;
    const startable = await this.#options.resolve(request);
    if (startable === null) {
      socket.end(`${JSON.stringify({ error: `there is no program ${request.program}` })}\n`);
      return;
    }
    const end = startable.lasting
      ? await this.#talk(socket, received.rest, startable.spec)
      : await this.#run(socket, request, startable.spec);
    if (end.status === 'setup-failed') throw new SandboxFailed(end.detail);
    this.#options.onCall({
      program: basename(request.program),
      test: request.test,
      status: end.status,
      exitCode: end.exitCode,
      signal: end.signal,
      sanitizer: end.sanitizer,
    });
  }

  async #run(socket: Socket, request: StartRequest, spec: LaunchSpec): Promise<Ended> {
    const process = launch({ ...spec, stdin: 'pipe' });
    process.stdin?.end(Buffer.from(request.stdin, 'base64'));
    // Whoever started it has gone: a test that took too long, or that was ended.
    socket.once('close', () => process.kill());
    socket.resume();
    const read = async (stream: AsyncIterable<Buffer>) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      return Buffer.concat(chunks);
    };
    const [stdout, stderr, end] = await Promise.all([
      read(process.stdout),
      read(process.stderr),
      process.ended,
    ]);
    const { status, exitCode, signal } = end;
    const told = {
      ...{ status, exitCode, signal },
      stdout: stdout.toString('base64'),
      stderr: stderr.toString('base64'),
    };
    socket.end(`${JSON.stringify(told)}\n`);
    return { ...end, sanitizer: exitCode === 0 ? null : sanitizerReport(stderr.toString('utf8')) };
  }

  async #talk(socket: Socket, rest: Buffer, spec: LaunchSpec): Promise<Ended> {
    const process = launch({ ...spec, stdin: 'pipe' });
    socket.once('close', () => process.kill());
    if (rest.length > 0) process.stdin?.write(rest);
    if (process.stdin) socket.pipe(process.stdin);
    process.stdout.pipe(socket);
    process.stderr.resume();
    const end = await process.ended;
    socket.end();
    return { ...end, sanitizer: null };
  }
}

type Ended = LaunchEnd & { readonly sanitizer: string | null };

/** The first line of a connection and what has come after it, or `null` where none comes. */
function firstLine(socket: Socket): Promise<{ line: string; rest: Buffer } | null> {
  return new Promise((resolve) => {
    let received = Buffer.alloc(0);
    const onData = (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const end = received.indexOf(10);
      if (end < 0 && received.length <= requestBytes) return;
      socket.pause();
      socket.off('data', onData);
      resolve(
        end < 0
          ? null
          : { line: received.subarray(0, end).toString('utf8'), rest: received.subarray(end + 1) },
      );
    };
    socket.on('data', onData);
    socket.once('close', () => resolve(null));
    socket.once('end', () => resolve(null));
  });
}
