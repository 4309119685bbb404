import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { baseEnvironment, forkServerArguments } from './arguments.ts';
import { boxesFolder, mainBoxFolder } from './box-folder.ts';
import type { Confined } from './confined.ts';
import { ForkedLaunch } from './forked-launch.ts';
import type { LaunchSpec } from './launch-types.ts';
import { resourceLimits } from './limit-arguments.ts';
import { filterPath, innerProfile, runFolder } from './profile.ts';

const mebibyte = 1 << 20;
/** A child that does not get ready in this time never will. */
const startMs = 20_000;

/** An interpreter that forks. */
export interface ForkServerSpec {
  /** Starts the server, `assets/shims/fork-server.py`, in its language's interpreter. */
  readonly argv: readonly string[];
  /** Modules to import ahead; those that are not installed are left out. */
  readonly preload: readonly string[];
  /** Programs of ours that will be given with `-c`, to compile ahead. */
  readonly sources: readonly string[];
  /** As in `LaunchSpec`. */
  readonly roots: readonly string[];
}

let started = 0;

/** A child that gets ready, or is: its `waiting` resolves with false when it never will. */
interface Child {
  readonly launch: ForkedLaunch;
  readonly waiting: Promise<boolean>;
}

/**
 * An interpreter of ours that is up, and forks a confined child for each launch. Serves one launch
 * at a time; the next child gets ready meanwhile.
 */
export class ForkServer {
  readonly #folder = `${runFolder}/server-${++started}`;
  readonly #process: ChildProcess;
  readonly #sockets: Server;
  readonly #ended: Promise<void>;
  /** By their numbers, those whose end we have not been told of. */
  readonly #children = new Map<number, ForkedLaunch>();
  #next: Child;
  #taken: ForkedLaunch | null = null;
  #complaint = '';
  #failure: string | null = null;
  #forks = 0;
  #up = false;

  /** Throws where launches are not confined by bubblewrap. */
  constructor({ argv, preload, sources, roots }: ForkServerSpec) {
    const profile = innerProfile();
    if (profile.confinement !== 'bubblewrap') throw new Error('Fork servers need bubblewrap');
    mkdirSync(this.#folder, { mode: 0o700 });
    this.#sockets = createServer((socket) => this.#next.launch.connected(socket));
    this.#sockets.listen(`${this.#folder}/socket`);
    const folders = { socket: this.#folder, boxes: boxesFolder };
    this.#process = spawn(profile.bubblewrap, forkServerArguments(argv, roots, profile, folders), {
      env: {},
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const { stdin, stdout, stderr } = this.#process;
    stdin!.on('error', () => {});
    stderr!.on('data', (chunk: Buffer) => {
      this.#complaint = (this.#complaint + chunk.toString()).slice(-2_048);
    });
    this.#ended = new Promise((resolve) => this.#process.once('close', () => resolve()));
    this.#process.once('error', (error) => this.#fail(error.message));
    this.#process.once('close', (code, signal) =>
      this.#fail(this.#complaint.trim() || `it ended with ${signal ?? code}`),
    );
    createInterface({ input: stdout! }).on('line', (line) => this.#report(line));
    const filter = readFileSync(filterPath).toString('base64');
    stdin!.write(`${JSON.stringify({ filter, preload, sources })}\n`);
    this.#next = this.#fork();
  }

  /** Resolves when a child is ready; false when there is none any more. */
  get ready(): Promise<boolean> {
    return this.#next.waiting;
  }

  /** How many launches it has served, or serves. */
  get served(): number {
    return this.#forks - 1;
  }

  /** Whether a launch is running, or about to. */
  get busy(): boolean {
    return this.#taken !== null;
  }

  /** Why it is of no more use, or `null`. */
  get failure(): string | null {
    return this.#failure;
  }

  /**
   * A child that runs what the spec asks for, or `null` while another one runs, or when there is no
   * server any more.
   */
  async take(spec: LaunchSpec): Promise<Confined | null> {
    if (this.#taken !== null) return null;
    const { launch, waiting } = this.#next;
    this.#taken = launch;
    if (!(await waiting)) {
      this.#taken = null;
      return null;
    }
    const box = spec.box ?? mainBoxFolder();
    if (!box.startsWith(`${boxesFolder}/`)) throw new RangeError(`Not a box: ${box}`);
    // An earlier launch may have locked it, and so feign a failure of ours.
    chmodSync(box, 0o700);
    const cwd = spec.cwd ?? '/box';
    launch.begin({
      argv: spec.argv,
      env: { ...baseEnvironment, PWD: cwd, ...spec.env },
      cwd,
      box: box.slice(boxesFolder.length + 1),
      limits: resourceLimits(spec.limits),
      tmpBytes: spec.limits.tmpMb * mebibyte,
    });
    // Only now: connections are of the child that was forked last.
    if (this.#failure === null) this.#next = this.#fork();
    return launch;
  }

  async close(): Promise<void> {
    this.#failure ??= 'closed';
    this.#process.kill('SIGKILL');
    await this.#ended;
    this.#next.launch.lost(this.#failure);
    this.#taken?.lost(this.#failure);
    await new Promise((resolve) => this.#sockets.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Whoever takes it waits until it is ready. */
  #fork(): Child {
    this.#forks += 1;
    const number = this.#forks;
    const kill = () => this.#process.stdin!.write(`kill ${number}\n`);
    const launch = new ForkedLaunch(this.#process.pid, kill);
    this.#children.set(number, launch);
    if (this.#up) this.#process.stdin!.write(`fork ${number}\n`);
    const timer = setTimeout(() => this.#fail(`no child within ${startMs} ms`), startMs);
    const waiting = launch.waiting.finally(() => clearTimeout(timer));
    return { launch, waiting };
  }

  #report(line: string): void {
    const [word, number, value] = line.split(' ');
    if (word === 'up') {
      this.#up = true;
      this.#process.stdin!.write(`fork ${this.#forks}\n`);
    }
    const launch = this.#children.get(Number(number));
    if (launch === undefined) return;
    if (word === 'forked') launch.firstProcess = Number(value);
    if (word !== 'gone') return;
    this.#children.delete(Number(number));
    launch.ended(Number(value));
    if (this.#taken === launch) this.#taken = null;
    else this.#fail(launch.said || `a child ended with ${value}`);
  }

  #fail(reason: string): void {
    this.#failure ??= reason;
    this.#process.kill('SIGKILL');
    this.#next.launch.lost(this.#failure);
    this.#taken?.lost(this.#failure);
  }
}
