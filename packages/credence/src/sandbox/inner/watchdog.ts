import { readFileSync, statfsSync } from 'node:fs';
import { type Process, processTree, readProcess, readProcessTable } from './process-table.ts';

const periodMs = 50;

/** A launch under watch. */
interface Watched {
  /** The process of bubblewrap whose tree is the launch. */
  readonly root: number;
  readonly limitBytes: number;
  readonly onExceeded: (bytes: number) => void;
}

const watched = new Set<Watched>();
let timer: NodeJS.Timeout | undefined;

/** Calls `onExceeded` once the launch holds more memory than it may. Returns how to stop. */
export function watchMemory(entry: Watched): () => void {
  watched.add(entry);
  timer ??= setInterval(look, periodMs);
  return () => {
    watched.delete(entry);
    if (watched.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function look(): void {
  const table = readProcessTable();
  for (const entry of watched) {
    const bytes = bytesHeld(processTree(table, entry.root), entry.limitBytes);
    if (bytes > entry.limitBytes) entry.onExceeded(bytes);
  }
}

/**
 * Memory of the processes, and what their own file systems hold. Pages that forked
 * processes share count once for each of them, so a sum above the limit is looked at again,
 * exactly; not when it is so far above that looking would take long.
 */
function bytesHeld(tree: readonly Process[], limitBytes: number): number {
  const simple = tree.reduce((sum, process) => sum + process.heldBytes, 0);
  // The second is the first of its namespace: hostile code cannot end it, nor hide it.
  const files = fileSystemBytes(tree[1]?.pid);
  if (simple + files <= limitBytes || simple > 16 * limitBytes) return simple + files;
  return tree.reduce((sum, process) => sum + proportionalBytes(process), 0) + files;
}

/** Pss and SwapPss of proc(5): shared pages are divided among those who share them. */
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

/** What the launch's writable folders hold, seen through one of its processes. */
function fileSystemBytes(pid: number | undefined): number {
  if (pid === undefined) return 0;
  return ['/tmp', '/dev/shm', '/box'].reduce((sum, folder) => {
    try {
      const { blocks, bfree, bsize, files, ffree } = statfsSync(`/proc/${pid}/root${folder}`);
      return sum + (blocks - bfree) * bsize + (files - ffree) * bytesPerFile;
    } catch {
      // The process ended meanwhile; the next look finds another.
      return sum;
    }
  }, 0);
}
