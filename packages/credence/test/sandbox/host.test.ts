import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { Bubblewrap } from '../../src/sandbox/bubblewrap/bubblewrap.ts';
import { dedicatedUid } from '../../src/sandbox/bubblewrap/identity.ts';
import { runBattery } from '../../src/sandbox/canary/battery.ts';
import { processTree, readProcessTable } from '../../src/sandbox/inner/process-table.ts';
import { realEngines } from './real-engines.ts';

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

/** Users of hostile code, as the host sees them: bubblewrap's, and those of containers. */
const isTheirs = (user: number) => user === dedicatedUid || (user >= 20_000 && user < 52_000);

/** TCP and UDP sockets on the host that belong to them. */
function sockets(): string[] {
  return ['tcp', 'tcp6', 'udp', 'udp6']
    .flatMap((name) => readFileSync(`/proc/net/${name}`, 'utf8').split('\n').slice(1))
    .filter((line) => line !== '' && isTheirs(Number(line.trim().split(/\s+/)[7])));
}

/** Files of theirs where everybody may write. */
function files(): string[] {
  return [tmpdir(), '/var/tmp', '/dev/shm', '/run/lock']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
    .filter((path) => isTheirs(lstatSync(path, { throwIfNoEntry: false })?.uid ?? -1));
}

const descendants = () => processTree(readProcessTable(), process.pid).length;

const sandboxes = [new Bubblewrap(), ...(await realEngines())];

it.each(sandboxes)('$id leaves the host as it was', async (sandbox) => {
  const before = { settings: kernelSettings(), descendants: descendants() };
  expect(before.settings.size).toBeGreaterThan(100);
  await runBattery(sandbox);
  expect(kernelSettings()).toEqual(before.settings);
  expect(descendants()).toBe(before.descendants);
  expect(sockets()).toEqual([]);
  expect(files()).toEqual([]);
});
