import { readFileSync } from 'node:fs';
import { openBox } from '../../inner/box.ts';
import { defaultLimits, managedRuntimeLimits } from '../../inner/limits.ts';
import { innerProfile, programFolder } from '../../inner/profile.ts';
import type { Bait, BatteryRequest, Canary } from '../canary.ts';
import type { Findings } from './explorer.ts';
import { runCanary } from './start.ts';

const refusals = new Set([-1, -38, -97]); // EPERM, ENOSYS, EAFNOSUPPORT

/** Sends the explorer out and judges what it brings back. */
export async function exploration(bait: Bait): Promise<Canary[]> {
  const box = openBox('explorer');
  await box.write(
    'explorer.mjs',
    readFileSync(`${programFolder}/sandbox/canary/inner/explorer.js`),
  );
  const { stdout, stderr, detail } = await runCanary({
    argv: [process.execPath, box.path('explorer.mjs'), JSON.stringify(bait)],
    stdin: '',
    limits: { ...managedRuntimeLimits, deadlineMs: 60_000 },
    roots: [],
    box: box.folder,
  });
  if (stdout.length === 0) throw new Error(`The explorer ${detail}: ${stderr.toString()}`);
  const writable = [box.path('.'), '/tmp', '/dev/shm'];
  const found = JSON.parse(stdout.toString()) as Findings;
  // Users of one container see each other's processes, but must not reach them.
  const visible = innerProfile().confinement === 'bubblewrap' ? found.processes : [];
  const none = (name: string, list: readonly unknown[]): Canary => ({
    name,
    passed: list.length === 0,
    detail: list.length === 0 ? 'nothing found' : list.slice(0, 10).join(', '),
  });
  return [
    none('secret-file', found.secretFile),
    none('host-loopback', found.connected),
    none('host-environment', found.environment),
    none('kernel-settings', found.writableKernelFiles),
    none(
      'writes-outside-the-box',
      found.writableFolders.filter(
        (folder) => !writable.some((one) => folder === one || folder.startsWith(`${one}/`)),
      ),
    ),
    none('trusted-program-unseen', [
      ...visible.filter((line) => line.includes('--input-type=module')),
      ...found.signalled,
      ...found.trespasses,
    ]),
  ];
}

/** Makes the system calls that only a program written for it can make. */
export async function systemCalls(request: BatteryRequest): Promise<Canary> {
  const box = openBox('calls');
  await box.write('calls', Buffer.from(request.syscallProbe, 'base64'), 0o755);
  const { stdout, detail } = await runCanary({
    argv: [box.path('calls')],
    stdin: '',
    limits: { ...defaultLimits, deadlineMs: 30_000 },
    roots: [],
    box: box.folder,
  });
  const reached = request.syscalls.flatMap((name, index) => {
    const result = stdout.length >= 8 * index + 8 ? Number(stdout.readBigInt64LE(8 * index)) : 0;
    return refusals.has(result) ? [] : [`${name} = ${result}`];
  });
  return {
    name: 'system-calls',
    passed: reached.length === 0,
    detail:
      reached.length === 0
        ? `${request.syscalls.length} calls refused`
        : `not refused (${detail}): ${reached.join(', ')}`,
  };
}
