import { isDead, type Process, readProcessTable } from './process-table.ts';

/**
 * The users and groups of a container's hostile code. Each box has a user, so that what one launch
 * wrote the next may change; each launch has a group, which tells its processes from those of
 * another launch on the same box.
 */
const boxes: string[] = [];
let launches = 0;

/** Users of one container at most; a host gives each container its own. */
export const usersPerContainer = 32;

/** Beyond all users. Groups of one container may be those of another: they limit nothing. */
const firstGroup = 55_000;
const groupsAtMost = 4_000;

/** The user whom a box belongs to. */
export function boxUser(name: string, firstUser: number): number {
  if (!boxes.includes(name)) boxes.push(name);
  const index = boxes.indexOf(name);
  if (index >= usersPerContainer)
    throw new RangeError('A container has no users for so many boxes');
  return firstUser + index;
}

/** A group that no launch of this container has had. */
export function nextGroup(): number {
  launches += 1;
  if (launches > groupsAtMost) throw new RangeError('A container has no groups for more launches');
  return firstGroup + launches;
}

/**
 * Does something with the rights of another user, who meanwhile gains none over this process: to
 * signal or trace it, they would have to be its real user. `work` must not be asynchronous.
 */
export function asUser<Result>(user: number | null, work: () => Result): Result {
  if (user === null) return work();
  const before = process.geteuid!();
  process.seteuid!(user);
  try {
    return work();
  } finally {
    process.seteuid!(before);
  }
}

/**
 * Ends all processes of a user at once. The kernel signals every one of them in one go that no fork
 * comes between: a fork under way is either seen, or fails for the signal that its parent has.
 */
export function killUser(user: number): void {
  // As root it would reach more than that user's.
  if (process.getuid!() === 0) throw new Error('The trusted program runs as root');
  signalAs(user, -1);
}

/** Ends the processes of one launch that are seen; those that they fork meanwhile escape. */
export function killGroup(user: number, group: number): void {
  for (const { pid } of processesOf(user, group)) signalAs(user, pid);
}

function signalAs(user: number, pid: number): void {
  asUser(user, () => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // Gone, or the number has passed to a process that is none of that user's.
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ESRCH' && code !== 'EPERM') throw error;
    }
  });
}

/** Living processes of a user, ours aside; of one launch only, when its group is given. */
export function processesOf(user: number, group?: number): Process[] {
  return readProcessTable().filter(
    (one) =>
      one.user === user &&
      (group === undefined || one.group === group) &&
      one.pid !== process.pid &&
      !isDead(one),
  );
}
