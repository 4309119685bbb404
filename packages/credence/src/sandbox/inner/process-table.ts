import { readdirSync, readFileSync } from 'node:fs';
import { endianness } from 'node:os';

/** One line of the process table. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** One letter of proc(5): R, S, Z, ... */
  readonly state: string;
  readonly residentBytes: number;
}

/** One process, or `undefined` when it is gone. */
export function readProcess(pid: number): Process | undefined {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
  // The name, in parentheses, may hold anything, parentheses and spaces included.
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  return {
    pid,
    parent: Number(fields[1]),
    state: fields[0]!,
    residentBytes: Number(fields[21]) * pageBytes(),
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
 * `root` and everything below it. Orphans of a PID namespace go to its first process, so nothing
 * inside one leaves the tree.
 */
export function processTree(table: readonly Process[], root: number): Process[] {
  const tree = table.filter(({ pid }) => pid === root);
  for (const { pid } of tree) tree.push(...table.filter(({ parent }) => parent === pid));
  return tree;
}

/** True when the process has ended, be it unburied. */
export function hasEnded(pid: number): boolean {
  const process = readProcess(pid);
  return process === undefined || process.state === 'Z' || process.state === 'X';
}

let page: number | undefined;

/** AT_PAGESZ of the auxiliary vector: pairs of machine words, the key 6. */
function pageBytes(): number {
  page ??= readPageBytes();
  return page;
}

function readPageBytes(): number {
  if (endianness() !== 'LE') throw new Error('Only little-endian machines are supported');
  const words = readFileSync('/proc/self/auxv');
  for (let at = 0; at + 16 <= words.length; at += 16) {
    if (words.readBigUInt64LE(at) === 6n) return Number(words.readBigUInt64LE(at + 8));
  }
  throw new Error('The kernel does not tell the size of a page');
}

function isGone(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ESRCH';
}
