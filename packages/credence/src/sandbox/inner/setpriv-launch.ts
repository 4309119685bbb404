import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { baseEnvironment } from './arguments.ts';
import { boxesFolder, mainBoxFolder, otherBoxesFolder } from './box-folder.ts';
import {
  type Confined,
  exited,
  type Outcome,
  ofChild,
  setupFailed,
  signalled,
} from './confined.ts';
import { removeEntriesOf } from './empty-folder.ts';
import { fileSystemBytes, simpleBytes } from './held-memory.ts';
import type { LaunchSpec } from './launch-types.ts';
import type { Process } from './process-table.ts';
import { type LaunchIdentity, setprivArguments, statusDescriptor } from './setpriv-arguments.ts';
import { asUser, killGroup, killUser, nextGroup, processesOf } from './users.ts';

/** Rounds of ending processes one by one before all of their user's are ended. */
const patientRounds = 50;
const sharedFolders = ['/tmp', '/dev/shm'];

/** Launches that are running: those of one user can only be told apart by their groups. */
const running = new Set<LaunchIdentity>();

/**
 * Starts hostile code as a user of its own, without any right over the trusted program's processes
 * and files, in the namespaces and under the system call filter of the container.
 */
export function confineBySetpriv(spec: LaunchSpec): Confined {
  const box = spec.box ?? mainBoxFolder();
  const user = statSync(box).uid;
  // An earlier launch may have locked it, and so feign a failure of ours.
  asUser(user, () => chmodSync(box, 0o700));
  const identity = { user, group: nextGroup() };
  const child = spawn('setpriv', setprivArguments(spec, identity, spec.cwd ?? box), {
    env: { ...baseEnvironment, HOME: box, ...spec.env },
    cwd: '/',
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    // A session of its own, and from its first moment a user whom nothing of ours runs as.
    detached: true,
    uid: identity.user,
    gid: identity.group,
  });
  return new SetprivLaunch(child, identity);
}

class SetprivLaunch implements Confined {
  readonly streams: Confined['streams'];
  readonly over: Confined['over'];
  readonly closed: Confined['closed'];
  readonly #child: ChildProcess;
  readonly #identity: LaunchIdentity;
  #status = '';

  constructor(child: ChildProcess, identity: LaunchIdentity) {
    this.#child = child;
    ({ streams: this.streams, over: this.over, closed: this.closed } = ofChild(child));
    this.#identity = identity;
    running.add(identity);
    const stream = child.stdio[statusDescriptor] as Readable;
    stream.setEncoding('latin1');
    stream.on('data', (text: string) => {
      if (this.#status.length < 16) this.#status += text;
    });
    stream.on('error', () => {});
  }

  killAll(): void {
    const { user, group } = this.#identity;
    if (this.#alone) killUser(user);
    else killGroup(user, group);
  }

  /**
   * Processes of a launch that share their user with another are ended one by one, until two looks
   * in a row find none. Those who fork faster than that have all of their user's ended.
   */
  async gone(): Promise<void> {
    const { user, group } = this.#identity;
    for (let round = 0, clean = 0; clean < 2; round += 1) {
      if (this.#alone || round >= patientRounds) killUser(user);
      else killGroup(user, group);
      const left = processesOf(user, this.#alone ? undefined : group);
      clean = left.length === 0 ? clean + 1 : 0;
      if (left.length > 0) await sleep(1);
    }
    const alone = this.#alone;
    running.delete(this.#identity);
    if (alone) asUser(user, () => tidy(user));
  }

  ownEnd(complaint: string): Outcome {
    if (this.#status !== 'ready\n') return setupFailed(complaint || 'setpriv was killed');
    const { exitCode, signalCode } = this.#child;
    return signalCode === null ? exited(exitCode ?? -1) : signalled(signalCode);
  }

  heldBytes(table: readonly Process[], limitBytes: number): number {
    const { user, group } = this.#identity;
    const own = table.filter((one) => one.user === user && one.group === group);
    const sum =
      simpleBytes(own) + fileSystemBytes([...sharedFolders, boxesFolder, otherBoxesFolder]);
    // Another user's pages cannot be told apart, but together the container holds no more than this.
    return sum <= limitBytes ? sum : Math.min(sum, containerBytes() - ownBytes());
  }

  get #alone(): boolean {
    return [...running].every((one) => one === this.#identity || one.user !== this.#identity.user);
  }
}

/** The next launch finds the shared folders as this one did. */
function tidy(user: number): void {
  for (const folder of sharedFolders) {
    try {
      removeEntriesOf(user, folder);
    } catch {
      // Two users have locked each other's folders: they stay, and leave with the container.
    }
  }
}

/** What the container's cgroup holds, or no bound where it cannot be read. */
function containerBytes(): number {
  for (const file of ['memory.current', 'memory/memory.usage_in_bytes']) {
    try {
      return Number(readFileSync(`/sys/fs/cgroup/${file}`, 'latin1'));
    } catch {
      // The other version of cgroups, or none that is shown.
    }
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * What of the container's memory is surely ours. Pages of files do not count: they are charged to
 * whoever read them first, which may have been another container.
 */
function ownBytes(): number {
  const status = readFileSync('/proc/self/status', 'latin1');
  return Number(/^RssAnon:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
}
