import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { innerArguments, statusDescriptor } from './arguments.ts';
import { mainBoxFolder } from './box-folder.ts';
import { type Confined, exitedAsTold, type Outcome, ofChild, setupFailed } from './confined.ts';
import { heldInNamespaces } from './held-memory.ts';
import type { LaunchSpec } from './launch-types.ts';
import { hasEnded, killIfThere, type Process, processTree, readProcess } from './process-table.ts';
import { type BubblewrapProfile, filterPath } from './profile.ts';

/** Starts hostile code in namespaces of its own, within those of the outer sandbox. */
export function confineByBubblewrap(spec: LaunchSpec, profile: BubblewrapProfile): Confined {
  return new BubblewrapLaunch(start(spec, profile));
}

class BubblewrapLaunch implements Confined {
  readonly streams: Confined['streams'];
  readonly over: Confined['over'];
  readonly closed: Confined['closed'];
  readonly #child: ChildProcess;
  #status = '';
  #killed = false;

  constructor(child: ChildProcess) {
    this.#child = child;
    ({ streams: this.streams, over: this.over, closed: this.closed } = ofChild(child));
    const stream = child.stdio[statusDescriptor] as Readable;
    stream.setEncoding('latin1');
    stream.on('data', (text: string) => {
      this.#status += text;
      // The reason to end it may have come before we knew whom to kill.
      if (this.#killed) this.killAll();
    });
    stream.on('error', () => {});
  }

  killAll(): void {
    this.#killed = true;
    const first = this.#firstProcess;
    // Its parent vouches that the number has not passed to another process.
    if (first !== undefined && readProcess(first)?.parent === this.#child.pid) {
      killIfThere(first);
    }
    // The namespace dies with it also when we do not know its first process yet.
    this.#child.kill('SIGKILL');
  }

  /** bubblewrap leaves as soon as the program has, and the daemons it left a moment later. */
  async gone(): Promise<void> {
    const first = this.#firstProcess;
    while (first !== undefined && !hasEnded(first)) await sleep(1);
  }

  /** As bubblewrap tells on its own channel. */
  ownEnd(complaint: string): Outcome {
    const match = /"exit-code": (\d+)/.exec(this.#status);
    if (match === null) return setupFailed(complaint || 'bubblewrap was killed');
    return exitedAsTold(Number(match[1]));
  }

  heldBytes(table: readonly Process[], limitBytes: number): number {
    const tree = processTree(table, this.#child.pid ?? -1);
    // The second is the first of its namespace: hostile code cannot end it, nor hide it.
    return heldInNamespaces(tree, tree[1]?.pid, limitBytes);
  }

  /** The first process of the launch's PID namespace: when it dies, the kernel ends the others. */
  get #firstProcess(): number | undefined {
    const match = /"child-pid": (\d+)/.exec(this.#status);
    return match === null ? undefined : Number(match[1]);
  }
}

function start(spec: LaunchSpec, profile: BubblewrapProfile): ChildProcess {
  const box = spec.box ?? mainBoxFolder();
  // An earlier launch may have locked it, and so feign a failure of ours.
  chmodSync(box, 0o700);
  if (spec.tmp !== undefined) chmodSync(spec.tmp, 0o700);
  // Opened anew each time: bubblewrap reads from where the descriptor stands, to the end.
  const filter = openSync(filterPath, 'r');
  try {
    return spawn(profile.bubblewrap, innerArguments(spec, profile, box), {
      // bubblewrap's own environment can be read inside as that of the first process.
      env: {},
      cwd: '/',
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', filter],
    });
  } finally {
    closeSync(filter);
  }
}
