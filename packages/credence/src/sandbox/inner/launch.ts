import type { ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as os } from 'node:os';
import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { CappedOutput } from './capped-output.ts';
import type { LaunchEnd, LaunchedProcess, LaunchResult, LaunchSpec } from './launch-types.ts';
import { hasEnded, readProcess } from './process-table.ts';
import { innerProfile } from './profile.ts';
import { startInner } from './start.ts';
import { watchMemory } from './watchdog.ts';

export type * from './launch-types.ts';

const mebibyte = 1 << 20;

/** Starts hostile code in a sandbox of its own, inside the one that this program runs in. */
export function launch(spec: LaunchSpec): LaunchedProcess {
  return new Launch(spec);
}

/** Starts hostile code, waits for its end and returns all it wrote. */
export async function run(spec: LaunchSpec): Promise<LaunchResult> {
  const { stdout, stderr, ended } = launch(spec);
  const [out, err, end] = await Promise.all([buffer(stdout), buffer(stderr), ended]);
  return { ...end, stdout: out, stderr: err };
}

type Outcome = Omit<LaunchEnd, 'milliseconds'>;

class Launch implements LaunchedProcess {
  readonly stdin: Writable | null;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly ended: Promise<LaunchEnd>;
  readonly #started = performance.now();
  readonly #child: ChildProcess;
  #status = '';
  #complaint = '';
  /** Why we ended it, when we did. The first reason stands. */
  #verdict: Outcome | undefined;

  constructor(spec: LaunchSpec) {
    this.#child = startInner(spec);
    const { stdin, stdout, stderr } = this.#child;
    const { outputBytes } = spec.limits;
    const output = new CappedOutput(outputBytes, () =>
      this.#end('output-limit', `wrote more than ${outputBytes} bytes`),
    );
    this.stdout = output.cap(stdout!);
    this.stderr = output.cap(stderr!);
    stderr!.on('data', (chunk: Buffer) => {
      if (this.#complaint.length < 1024) this.#complaint += chunk.toString('utf8', 0, 1024);
    });
    // Hostile code may close its input while we write: that is no error of ours.
    stdin!.on('error', () => {});
    if (spec.stdin !== 'pipe') stdin!.end(spec.stdin);
    this.stdin = spec.stdin === 'pipe' ? stdin : null;
    this.#followStatus();
    this.ended = this.#waitForEnd(spec);
    if (!isExecutable(spec)) this.#end('setup-failed', `${spec.argv[0]} cannot be executed`);
  }

  kill(): void {
    this.#end('killed', 'killed on request');
  }

  #end(status: LaunchEnd['status'], detail: string): void {
    if (this.#verdict !== undefined) return;
    this.#verdict = { status, exitCode: null, signal: null, detail };
    this.#killAll();
  }

  #followStatus(): void {
    const stream = this.#child.stdio[3] as Readable;
    stream.setEncoding('latin1');
    stream.on('data', (text: string) => {
      this.#status += text;
      // The reason to end it may have come before we knew whom to kill.
      if (this.#verdict !== undefined) this.#killAll();
    });
    stream.on('error', () => {});
  }

  /** The first process of the launch's PID namespace: when it dies, the kernel ends the others. */
  get #firstProcess(): number | undefined {
    const match = /"child-pid": (\d+)/.exec(this.#status);
    return match === null ? undefined : Number(match[1]);
  }

  #killAll(): void {
    const first = this.#firstProcess;
    // Its parent vouches that the number has not passed to another process.
    if (first !== undefined && readProcess(first)?.parent === this.#child.pid) {
      process.kill(first, 'SIGKILL');
    }
    // The namespace dies with it also when we do not know its first process yet.
    this.#child.kill('SIGKILL');
  }

  async #waitForEnd({ limits }: LaunchSpec): Promise<LaunchEnd> {
    const { deadlineMs, memoryMb } = limits;
    const late = () => this.#end('timeout', `ran longer than ${deadlineMs} ms`);
    const deadline = setTimeout(late, deadlineMs);
    const unwatch = watchMemory({
      root: this.#child.pid ?? -1,
      limitBytes: memoryMb * mebibyte,
      onExceeded: (bytes) =>
        this.#end('memory-limit', `held ${Math.round(bytes / mebibyte)} of ${memoryMb} MiB`),
    });
    const closed = new Promise<void>((resolve) => this.#child.once('close', () => resolve()));
    const startFailure = await exitOf(this.#child);
    clearTimeout(deadline);
    unwatch();
    // bubblewrap leaves as soon as the program has, and the daemons it left a moment later.
    const first = this.#firstProcess;
    while (first !== undefined && !hasEnded(first)) await sleep(1);
    // A stream stays open when its other end was handed to another launch: do not wait for that.
    const patience = new AbortController();
    await Promise.race([closed, sleep(200, undefined, patience).catch(() => {})]);
    patience.abort();
    this.#child.stdout?.destroy();
    this.#child.stderr?.destroy();
    const milliseconds = performance.now() - this.#started;
    return { ...(this.#verdict ?? this.#ownEnd(startFailure)), milliseconds };
  }

  /** How the program ended by itself, as bubblewrap tells on its own channel. */
  #ownEnd(startFailure: Error | undefined): Outcome {
    const match = /"exit-code": (\d+)/.exec(this.#status);
    if (match === null) {
      const detail = startFailure?.message ?? (this.#complaint.trim() || 'bubblewrap was killed');
      return { status: 'setup-failed', exitCode: null, signal: null, detail };
    }
    const exitCode = Number(match[1]);
    const signal = signalName(exitCode - 128);
    if (signal === undefined) {
      return { status: 'exited', exitCode, signal: null, detail: `exited with ${exitCode}` };
    }
    return { status: 'signalled', exitCode: null, signal, detail: `ended by ${signal}` };
  }
}

/** Waits for bubblewrap's own end; returns the error when it could not even be started. */
function exitOf(child: ChildProcess): Promise<Error | undefined> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve(undefined));
    child.once('error', resolve);
  });
}

function signalName(number: number): string | undefined {
  return Object.entries(os.signals).find(([, value]) => value === number)?.[0];
}

/**
 * Whether the program is there. A missing interpreter is a fault of ours, and must not look like
 * hostile code that exits with 127. What lies in the box is the code's own business.
 */
function isExecutable({ argv, roots }: LaunchSpec): boolean {
  const program = argv[0] ?? '';
  if (program.startsWith('/box/')) return true;
  const profile = innerProfile();
  const known = [...profile.folders, ...roots, ...Object.keys(profile.links)];
  if (!known.some((folder) => program.startsWith(`${folder}/`))) return false;
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
