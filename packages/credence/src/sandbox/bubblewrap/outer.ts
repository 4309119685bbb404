import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, killIfThere, readProcess } from '../inner/process-table.ts';
import type { OuterSandbox } from '../session.ts';
import { etcFiles, statusDescriptor } from './arguments.ts';

/** How to start bubblewrap, all decided. */
export interface OuterStart {
  readonly bubblewrap: string;
  readonly arguments: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/** bubblewrap around a trusted program. */
export class BubblewrapOuter implements OuterSandbox {
  readonly child: ChildProcess;
  #status = '';
  #killed = false;

  /** Throws when we may not become the sandbox's user. */
  constructor(start: OuterStart) {
    this.child = spawn(start.bubblewrap, start.arguments, {
      // bubblewrap's own environment can be read inside as that of the first process.
      env: {},
      cwd: '/',
      // An interrupt at our terminal is ours to handle: what is in flight is to be finished.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', ...Object.keys(etcFiles).map(() => 'pipe' as const)],
      ...start.identity,
    });
    (this.child.stdio[statusDescriptor] as Readable).on('data', (chunk: Buffer) => {
      this.#status += chunk.toString('latin1');
      if (this.#killed) this.killAll();
    });
    Object.values(etcFiles).forEach((content, index) => {
      const stream = this.child.stdio[statusDescriptor + 1 + index] as Writable;
      // It may have ended already, which its end tells.
      stream.on('error', () => {});
      stream.end(content);
    });
  }

  killAll(): void {
    this.#killed = true;
    const first = this.#firstProcess;
    // Its parent vouches that the number has not passed to another process.
    if (first !== undefined && readProcess(first)?.parent === this.child.pid) {
      killIfThere(first);
    }
    this.child.kill('SIGKILL');
  }

  async gone(): Promise<null> {
    const first = this.#firstProcess;
    while (first !== undefined && !hasEnded(first)) await sleep(1);
    return null;
  }

  get #firstProcess(): number | undefined {
    const match = /"child-pid": (\d+)/.exec(this.#status);
    return match === null ? undefined : Number(match[1]);
  }
}
