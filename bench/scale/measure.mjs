// What processes take: processor seconds and memory, of a process and all that it started.
import { readdirSync, readFileSync } from 'node:fs';

export const megabytes = (bytes) => Math.round(bytes / 2 ** 20);

export async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1_000 };
}

/** Of every process that lives: its parent, and the ticks of it and of those that it has seen end. */
function processes() {
  const all = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      const ticks = fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0);
      all.set(Number(pid), { parent: Number(fields[1]), ticks });
    } catch {
      // It has just ended.
    }
  }
  return all;
}

/** A process and all that descend from it. */
function tree(root, all = processes()) {
  const found = all.has(root) ? [root] : [];
  for (const pid of found) for (const [one, { parent }] of all) if (parent === pid) found.push(one);
  return found.map((pid) => ({ pid, ticks: all.get(pid).ticks }));
}

/** Processor seconds of a process and its descendants, those that have ended included. */
export const cpuOf = (root) => tree(root).reduce((sum, { ticks }) => sum + ticks, 0) / 100;

function field(file, name) {
  try {
    const text = readFileSync(file, 'utf8');
    return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** The most memory that one process had, in MB. */
export const peakOf = (pid) => Math.round(field(`/proc/${pid}/status`, 'VmHWM'));

/** Memory of a process and its descendants in MB, what they share counted once. */
export const sharedMemoryOf = (root) =>
  Math.round(
    tree(root).reduce((sum, { pid }) => sum + field(`/proc/${pid}/smaps_rollup`, 'Pss'), 0),
  );

/** Follows processes while they live. @returns what stops it and says what each took */
export function follow(processIds) {
  const seen = new Map(Object.keys(processIds).map((name) => [name, { cpu: 0, peakMb: 0 }]));
  const look = () => {
    for (const [name, pid] of Object.entries(processIds)) {
      const before = seen.get(name);
      seen.set(name, {
        cpu: Math.max(before.cpu, cpuOf(pid)),
        peakMb: Math.max(before.peakMb, peakOf(pid)),
      });
    }
  };
  const timer = setInterval(look, 2_000);
  return () => {
    clearInterval(timer);
    look();
    return Object.fromEntries(seen);
  };
}
