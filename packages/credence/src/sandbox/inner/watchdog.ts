import type { Confined } from './confined.ts';
import { readProcessTable } from './process-table.ts';

const periodMs = 50;

/** A launch under watch. */
interface Watched {
  readonly launch: Pick<Confined, 'heldBytes'>;
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
  for (const { launch, limitBytes, onExceeded } of watched) {
    const bytes = launch.heldBytes(table, limitBytes);
    if (bytes > limitBytes) onExceeded(bytes);
  }
}
