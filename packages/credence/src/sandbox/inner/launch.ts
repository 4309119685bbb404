import type { Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { CappedOutput } from './capped-output.ts';
import { confine, missingPart } from './confine.ts';
import type { Confined, Outcome } from './confined.ts';
import type { LaunchEnd, LaunchedProcess, LaunchResult, LaunchSpec } from './launch-types.ts';
import { watchMemory } from './watchdog.ts';

export type * from './launch-types.ts';

const mebibyte = 1 << 20;

/**
 * Starts hostile code in a sandbox of its own, inside the one that this program runs in.
 * @param confined the sandbox, when it was prepared before; it must have been made for this code
 */
export function launch(spec: LaunchSpec, confined: Confined = confine(spec)): LaunchedProcess {
  return new Launch(spec, confined);
}

/** Starts hostile code, waits for its end and returns all it wrote. */
export async function run(spec: LaunchSpec, confined?: Confined): Promise<LaunchResult> {
  const { stdout, stderr, ended } = launch(spec, confined);
  const [out, err, end] = await Promise.all([buffer(stdout), buffer(stderr), ended]);
  return { ...end, stdout: out, stderr: err };
}

class Launch implements LaunchedProcess {
  readonly stdin: Writable | null;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly ended: Promise<LaunchEnd>;
  readonly #started = performance.now();
  readonly #confined: Confined;
  readonly #output: CappedOutput;
  #complaint = '';
  /** Why we ended it, when we did. The first reason stands. */
  #verdict: Outcome | undefined;

  constructor(spec: LaunchSpec, confined: Confined) {
    this.#confined = confined;
    const { stdin, stdout, stderr } = confined.streams;
    const { outputBytes } = spec.limits;
    this.#output = new CappedOutput(outputBytes, () =>
      this.#end('output-limit', `wrote more than ${outputBytes} bytes`),
    );
    this.stdout = this.#output.cap(stdout);
    this.stderr = this.#output.cap(stderr);
    stderr.on('data', (chunk: Buffer) => {
      if (this.#complaint.length < 1024) this.#complaint += chunk.toString('utf8', 0, 1024);
    });
    // Hostile code may close its input while we write: that is no error of ours.
    stdin.on('error', () => {});
    if (spec.stdin !== 'pipe') stdin.end(spec.stdin);
    this.stdin = spec.stdin === 'pipe' ? stdin : null;
    this.ended = this.#waitForEnd(spec);
    const missing = missingPart(spec);
    if (missing !== null) this.#end('setup-failed', missing);
  }

  kill(): void {
    this.#end('killed', 'killed on request');
  }

  #end(status: LaunchEnd['status'], detail: string): void {
    if (this.#verdict !== undefined) return;
    this.#verdict = { status, exitCode: null, signal: null, detail };
    this.#confined.killAll();
  }

  async #waitForEnd({ limits }: LaunchSpec): Promise<LaunchEnd> {
    const { deadlineMs, memoryMb } = limits;
    const { streams, over, closed } = this.#confined;
    const late = () => this.#end('timeout', `ran longer than ${deadlineMs} ms`);
    const deadline = setTimeout(late, deadlineMs);
    const unwatch = watchMemory({
      launch: this.#confined,
      limitBytes: memoryMb * mebibyte,
      onExceeded: (bytes) =>
        this.#end('memory-limit', `held ${Math.round(bytes / mebibyte)} of ${memoryMb} MiB`),
    });
    const startFailure = await over;
    clearTimeout(deadline);
    unwatch();
    await this.#confined.gone();
    // A stream stays open when its other end was handed to another launch: do not wait for that.
    let patience: NodeJS.Timeout | undefined;
    const elapsed = new Promise<void>((resolve) => {
      patience = setTimeout(resolve, 200);
    });
    await Promise.race([closed, elapsed]);
    clearTimeout(patience);
    await this.#output.settle();
    streams.stdout.destroy();
    streams.stderr.destroy();
    const milliseconds = performance.now() - this.#started;
    const complaint = startFailure?.message ?? this.#complaint.trim();
    return { ...(this.#verdict ?? this.#confined.ownEnd(complaint)), milliseconds };
  }
}
