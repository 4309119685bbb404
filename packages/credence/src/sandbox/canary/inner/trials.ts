import { readFileSync } from 'node:fs';
import { BoxError, openBox } from '../../inner/box.ts';
import type { LaunchLimits, LaunchResult } from '../../inner/launch-types.ts';
import { defaultLimits } from '../../inner/limits.ts';
import { readProcessTable } from '../../inner/process-table.ts';
import { innerProfile, profilePath } from '../../inner/profile.ts';
import type { Canary } from '../canary.ts';
import { runCanary } from './start.ts';

/** So that a machine that is merely busy fails no canary. */
const patientLimits: LaunchLimits = { ...defaultLimits, deadlineMs: 30_000 };

/** Launches a shell script in a box of its own. */
function shell(
  box: string,
  script: string,
  limits: Partial<LaunchLimits> = {},
): Promise<LaunchResult> {
  return runCanary({
    argv: ['/usr/bin/sh', '-c', script],
    stdin: '',
    limits: { ...patientLimits, ...limits },
    roots: [],
    box: openBox(box).folder,
  });
}

const canary = (name: string, passed: boolean, detail: string): Canary => ({
  name,
  passed,
  detail,
});

async function endsAs(
  name: string,
  expected: LaunchResult['status'],
  launched: Promise<LaunchResult>,
): Promise<Canary> {
  const { status, detail } = await launched;
  return canary(name, status === expected, detail);
}

/** Each starts processes until it cannot; the limit counts the shell and itself. */
async function forks(): Promise<Canary> {
  const script =
    'i=0; while [ $i -lt 40 ]; do sleep 25 & i=$((i+1)); echo $i; done 2>&1; kill $(jobs -p)';
  const { stdout } = await shell('forks', script, { processes: 16 });
  const text = stdout.toString();
  const started = text.split('\n').filter((line) => /^\d+$/.test(line)).length;
  return canary('fork-limit', started < 16, `${started} of 40 processes started, 16 allowed`);
}

/**
 * `tail` keeps the whole of a last line that does not end. Each of the two stays below the limit,
 * and both hold what they have for as long as it takes a busy machine to look.
 */
const memory = (): Promise<Canary> =>
  endsAs(
    'memory-of-all-processes',
    'memory-limit',
    shell('memory', 'for i in 1 2; do { head -c 48M /dev/zero; sleep 25; } | tail & done; wait', {
      memoryMb: 64,
    }),
  );

async function addressSpace(): Promise<Canary> {
  const script = 'tail /dev/zero; echo "tail: $?"';
  const { status, stdout } = await shell('address', script, { addressSpaceMb: 64 });
  const text = stdout.toString().trim();
  return canary('memory-of-one-process', text === 'tail: 1', `${status}, ${text}`);
}

async function fileSizes(): Promise<Canary> {
  const profile = innerProfile();
  const tmpMb = profile.confinement === 'bubblewrap' ? 3 : profile.tmpBytes >> 20;
  const script = `
    dd if=/dev/zero of=big bs=1M count=4
    i=0; while [ $i -le ${Math.ceil(tmpMb / 2) + 1} ]; do dd if=/dev/zero of=/tmp/$i bs=1M count=4; i=$((i+1)); done
    dd if=/dev/zero of=/dev/shm/c bs=1M count=40
    stat -c %s big; du -sbx /tmp | cut -f1`;
  const { stdout } = await shell('files', script, { fileMb: 2, tmpMb: 3 });
  const [file = Number.NaN, folder = Number.NaN] = stdout.toString().trim().split('\n').map(Number);
  const passed = file <= 2 << 20 && folder < (tmpMb + 1) << 20;
  return canary('file-sizes', passed, `a file of ${file} bytes, ${folder} bytes in /tmp`);
}

const output = (): Promise<Canary> =>
  endsAs('output-cap', 'output-limit', shell('output', 'yes', { outputBytes: 10_000 }));

const deadline = (): Promise<Canary> =>
  endsAs(
    'deadline',
    'timeout',
    shell('deadline', "trap '' TERM INT HUP XCPU; while :; do :; done", { deadlineMs: 300 }),
  );

async function survivors(): Promise<Canary> {
  const mark = '86399.25';
  await shell('survivors', `setsid sleep ${mark} >/dev/null 2>&1 & sleep 0.1; exit 0`);
  const left = readProcessTable().filter(({ pid }) => commandLine(pid).includes(mark));
  return canary('survivors', left.length === 0, `${left.length} daemons outlived their launch`);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}

/** The trusted reader meets what hostile code planted for it. */
async function links(): Promise<Canary> {
  const box = openBox('links');
  const before = readFileSync(profilePath, 'utf8');
  await shell('links', `ln -s ${profilePath} file; ln -s /run/credence folder; mkfifo pipe`);
  const followed: string[] = [];
  const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
    'reading a link': () => box.read('file'),
    'reading through a link': () => box.read('folder/profile.json'),
    'writing to a link': () => box.write('file', ''),
    'writing through a link': () => box.write('folder/profile.json', ''),
    'reading a FIFO': () => box.read('pipe'),
    'leaving the box': () => box.read('../../run/credence/profile.json'),
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    try {
      await attempt();
      followed.push(what);
    } catch (error) {
      if (!(error instanceof BoxError)) throw error;
    }
  }
  await box.reset();
  const untouched = readFileSync(profilePath, 'utf8') === before;
  const passed = followed.length === 0 && untouched;
  return canary('links-in-the-box', passed, passed ? 'none followed' : followed.join(', '));
}

async function descriptors(): Promise<Canary> {
  const { stdout } = await runCanary({
    argv: ['/usr/bin/ls', '/proc/self/fd'],
    stdin: '',
    limits: patientLimits,
    roots: [],
    box: openBox('descriptors').folder,
  });
  const open = stdout.toString().trim().split('\n');
  // The fourth is the folder that `ls` reads.
  return canary('descriptors', open.join() === '0,1,2,3', `open: ${open.join(', ')}`);
}

/** Trials of limits, and of the trusted program's own care. */
export const trials: readonly (() => Promise<Canary>)[] = [
  forks,
  memory,
  addressSpace,
  fileSizes,
  output,
  deadline,
  survivors,
  links,
  descriptors,
];
