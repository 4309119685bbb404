import type { Socket } from 'node:net';
import {
  type Confined,
  exitedAsTold,
  type Outcome,
  type Streams,
  setupFailed,
} from './confined.ts';
import { heldInNamespaces } from './held-memory.ts';
import { type Process, processTree } from './process-table.ts';

/** What a fork server's child is told, by the names that it knows. */
export interface ForkRequest {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** Folder of the box, below the one that holds them all. */
  readonly box: string;
  readonly limits: Readonly<Record<string, readonly [soft: number, hard: number]>>;
  readonly tmpBytes: number;
}

/** One child of a fork server: first of a launch that waits for its program, then of its program. */
export class ForkedLaunch implements Confined {
  /** Whether it got as far as waiting for its program. */
  readonly waiting: Promise<boolean>;
  readonly over: Promise<Error | undefined>;
  readonly #server: number | undefined;
  readonly #kill: () => void;
  /** For the request, then stdin, stdout and stderr: in the order in which the child connects. */
  readonly #sockets: Socket[] = [];
  readonly #silent: Promise<void>;
  /** Its number where the fork server is, once it is known. */
  firstProcess: number | null = null;
  #said = '';
  #status: number | null = null;
  #settleWaiting!: (ready: boolean) => void;
  #settleSilent!: () => void;
  #settleOver!: (error?: Error) => void;

  /** @param server number of the process in which the fork server is, as the trusted program sees it */
  constructor(server: number | undefined, kill: () => void) {
    this.#server = server;
    this.#kill = kill;
    this.waiting = new Promise((resolve) => {
      this.#settleWaiting = resolve;
    });
    this.#silent = new Promise((resolve) => {
      this.#settleSilent = resolve;
    });
    this.over = new Promise((resolve) => {
      this.#settleOver = resolve;
    });
  }

  /** What the child told of itself so far. */
  get said(): string {
    return this.#said.trim();
  }

  get streams(): Streams {
    const [, stdin, stdout, stderr] = this.#sockets;
    return { stdin: stdin!, stdout: stdout!, stderr: stderr! };
  }

  get closed(): Promise<void> {
    const { stdout, stderr } = this.streams;
    const both = [stdout, stderr].map(
      (stream) =>
        new Promise<void>((resolve) => {
          if (stream.closed) resolve();
          else stream.once('close', () => resolve());
        }),
    );
    return Promise.all(both).then(() => undefined);
  }

  connected(socket: Socket): void {
    this.#sockets.push(socket);
    socket.on('error', () => {});
    if (this.#sockets.length === 1) {
      socket.on('data', (chunk) => {
        this.#said += chunk.toString('latin1');
        this.#look();
      });
      socket.once('close', () => this.#settleSilent());
    }
    this.#look();
  }

  #look(): void {
    if (this.#sockets.length === 4 && this.#said.startsWith('waiting\n')) this.#settleWaiting(true);
  }

  begin(request: ForkRequest): void {
    this.#sockets[0]?.write(`${JSON.stringify(request)}\n`);
  }

  /** All its processes are gone. Resolves `over` once it cannot tell us more. */
  ended(status: number): void {
    this.#status = status;
    this.#settleWaiting(false);
    const [request, stdin] = this.#sockets;
    stdin?.destroy();
    if (!request) this.#settleSilent();
    void this.#silent.then(() => this.#settleOver());
  }

  /** The server is gone, and with it every child. */
  lost(why: string): void {
    this.#settleWaiting(false);
    for (const socket of this.#sockets) socket.destroy();
    this.#settleOver(new Error(`The fork server is gone: ${why}`));
  }

  killAll(): void {
    if (this.#status === null) this.#kill();
  }

  /** When the first process of a namespace is buried, there is no other left in it. */
  async gone(): Promise<void> {}

  ownEnd(complaint: string): Outcome {
    const running = this.#said.includes('\nrunning\n');
    if (!running || this.#status === null || this.#status < 0) {
      const why = this.#said.replace('waiting\n', '').trim();
      return setupFailed(why || complaint || 'the fork was killed');
    }
    return exitedAsTold(this.#status);
  }

  heldBytes(table: readonly Process[], limitBytes: number): number {
    // bubblewrap, the server, and its children, which are the first processes of their namespaces.
    const [, server] = processTree(table, this.#server ?? -1);
    const first = table.find(
      ({ parent, numbersBelow }) => parent === server?.pid && numbersBelow[0] === this.firstProcess,
    );
    return first === undefined
      ? 0
      : heldInNamespaces(processTree(table, first.pid), first.pid, limitBytes);
  }
}
