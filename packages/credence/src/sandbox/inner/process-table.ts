import { readdirSync, readFileSync } from 'node:fs';

/** One line of the process table. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** One letter of proc(5): R, S, Z, ... */
  readonly state: string;
  /** Real ids: nobody without privileges changes the group's. */
  readonly user: number;
  readonly group: number;
  /** Its numbers in the PID namespaces below this one that it is in, outermost first. */
  readonly numbersBelow: readonly number[];
  /** Memory that it holds, in RAM and swapped out. */
  readonly heldBytes: number;
}

/** A process without memory, a zombie say, has no lines about it. */
const fields = {
  parent: /^PPid:\s*(\d+)/m,
  state: /^State:\s*(\S)/m,
  user: /^Uid:\s*(\d+)/m,
  group: /^Gid:\s*(\d+)/m,
  below: /^NSpid:(.*)$/m,
  resident: /^VmRSS:\s*(\d+)/m,
  swapped: /^VmSwap:\s*(\d+)/m,
} as const;

/** One process, or `undefined` when it is gone. */
export function readProcess(pid: number): Process | undefined {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
  // Names cannot feign a line: the kernel escapes their newlines.
  const value = (field: keyof typeof fields) => fields[field].exec(status)?.[1] ?? '';
  return {
    pid,
    parent: Number(value('parent')),
    state: value('state'),
    user: Number(value('user')),
    group: Number(value('group')),
    numbersBelow: value('below').trim().split(/\s+/).slice(1).map(Number),
    heldBytes: (Number(value('resident')) + Number(value('swapped'))) * 1024,
  };
}

/** All processes of this PID namespace. */
export function readProcessTable(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readProcess(Number(name)))
    .filter((process) => process !== undefined);
}

/**
 * `root` and everything below it, parents first. Orphans of a PID namespace go to its first
 * process, so nothing inside one leaves the tree.
 */
export function processTree(table: readonly Process[], root: number): Process[] {
  const tree = table.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...table.filter(({ parent }) => parent === pid));
  return tree;
}

/** True when the process has ended, be it unburied. */
export function hasEnded(pid: number): boolean {
  const process = readProcess(pid);
  return process === undefined || isDead(process);
}

/** True of a process that only waits to be buried. */
export function isDead({ state }: Process): boolean {
  return state === 'Z' || state === 'X';
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ESRCH';
}

/** Kills a process that may have ended since we looked: then there is nothing left to do. */
export function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
