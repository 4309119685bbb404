import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Bubblewrap } from '../../src/sandbox/bubblewrap/bubblewrap.ts';
import { dedicatedUid } from '../../src/sandbox/bubblewrap/identity.ts';
import { runBattery } from '../../src/sandbox/canary/battery.ts';
import { processTree, readProcessTable } from '../../src/sandbox/inner/process-table.ts';

/** Counters and random values that change by themselves. */
const restless =
  /random|ns_last_pid|-(nr|state)$|pty\/nr|conntrack|max_sample_rate|cad_pid|netns|\/(epoll|inotify)\//;

function kernelSettings(): Map<string, string> {
  const settings = new Map<string, string>();
  for (const entry of readdirSync('/proc/sys', { recursive: true, withFileTypes: true })) {
    const path = `${entry.parentPath}/${entry.name}`;
    if (!entry.isFile() || restless.test(path)) continue;
    try {
      settings.set(path, readFileSync(path, 'utf8'));
    } catch {
      // Some can be written only.
    }
  }
  return settings;
}

/** TCP and UDP sockets on the host that belong to the sandbox's user. */
function sockets(): string[] {
  return ['tcp', 'tcp6', 'udp', 'udp6']
    .flatMap((name) => readFileSync(`/proc/net/${name}`, 'utf8').split('\n').slice(1))
    .filter((line) => line.trim().split(/\s+/)[7] === `${dedicatedUid}`);
}

const descendants = () => processTree(readProcessTable(), process.pid).length;

it('leaves the host as it was', async () => {
  const before = { settings: kernelSettings(), descendants: descendants() };
  expect(before.settings.size).toBeGreaterThan(100);
  await runBattery(new Bubblewrap());
  expect(kernelSettings()).toEqual(before.settings);
  expect(descendants()).toBe(before.descendants);
  expect(sockets()).toEqual([]);
});
