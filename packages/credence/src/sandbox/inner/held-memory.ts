import { readFileSync, statfsSync } from 'node:fs';
import { type Process, readProcess } from './process-table.ts';

/** Memory of the processes; pages that forked processes share count once for each of them. */
export function simpleBytes(processes: readonly Process[]): number {
  return processes.reduce((sum, { heldBytes }) => sum + heldBytes, 0);
}

/** Memory of the processes, shared pages divided among those who share them. Takes longer. */
export function exactBytes(processes: readonly Process[]): number {
  return processes.reduce((sum, process) => sum + proportionalBytes(process), 0);
}

/** Pss and SwapPss of proc(5). */
function proportionalBytes({ pid }: Process): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1');
    const parts = [...rollup.matchAll(/^(?:Swap)?Pss:\s+(\d+) kB/gm)];
    if (parts.length > 0) return parts.reduce((sum, part) => sum + Number(part[1]) * 1024, 0);
  } catch {
    // It ended meanwhile and holds nothing, or it hides and the larger figure stands.
  }
  return readProcess(pid)?.heldBytes ?? 0;
}

/** What the kernel keeps for a file beside its content, roughly: an inode and its name. */
const bytesPerFile = 1024;

/** What file systems in memory hold, seen from `root`. */
export function fileSystemBytes(folders: readonly string[], root = ''): number {
  return folders.reduce((sum, folder) => {
    try {
      const { blocks, bfree, bsize, files, ffree } = statfsSync(`${root}${folder}`);
      return sum + (blocks - bfree) * bsize + (files - ffree) * bytesPerFile;
    } catch {
      // The process ended meanwhile; the next look finds another.
      return sum;
    }
  }, 0);
}

const ownFolders = ['/tmp', '/dev/shm', '/box'];

/**
 * What processes and files of a launch hold that has namespaces of its own; exact when it may be
 * more than the limit.
 * @param inside a process through which the launch's files can be seen
 */
export function heldInNamespaces(
  tree: readonly Process[],
  inside: number | undefined,
  limitBytes: number,
): number {
  const simple = simpleBytes(tree);
  const files = inside === undefined ? 0 : fileSystemBytes(ownFolders, `/proc/${inside}/root`);
  if (simple + files <= limitBytes || simple > 16 * limitBytes) return simple + files;
  return exactBytes(tree) + files;
}
