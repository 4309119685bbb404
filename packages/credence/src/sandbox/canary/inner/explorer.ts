/**
 * A hostile program: it looks for everything that it should not reach and prints what it found
 * as JSON. It runs alone inside the inner sandbox, as a single file.
 */
import {
  closeSync,
  constants,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, type NetConnectOpts } from 'node:net';
import type { Bait } from '../canary.ts';

/** What it found; empty lists and `false` everywhere is a sandbox that holds. */
export interface Findings {
  /** Paths through which the planted file could be read. */
  readonly secretFile: readonly string[];
  /** Connections that the host accepted. */
  readonly connected: readonly string[];
  /** Places of the environment that hold the secret. */
  readonly environment: readonly string[];
  /** Files of `/proc` that could be opened for writing. */
  readonly writableKernelFiles: readonly string[];
  /** Folders where a file could be created. */
  readonly writableFolders: readonly string[];
  /** Command lines of the processes that it sees. */
  readonly processes: readonly string[];
  /** Processes outside of those it sees that took a signal. */
  readonly signalled: readonly number[];
  /** What it managed with processes that it sees and that are not of its launch. */
  readonly trespasses: readonly string[];
}

const bait = JSON.parse(process.argv[2] ?? '') as Bait;

/** True when it does not throw: here, to fail is what we hope for. */
function works(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}

function attempt<Result>(action: () => Result, otherwise: Result): Result {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
const threads = new Set(pids.flatMap((pid) => attempt(() => readdirSync(`/proc/${pid}/task`), [])));
const holdsSecret = (path: string) =>
  attempt(() => readFileSync(path, 'latin1').includes(bait.secret), false);

function filesBelow(folder: string): string[] {
  return attempt(() => readdirSync(folder, { recursive: true, withFileTypes: true }), [])
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`);
}

function foldersBelow(folder: string, depth: number): string[] {
  const below = attempt(() => readdirSync(folder, { withFileTypes: true }), [])
    .filter((entry) => entry.isDirectory() && entry.name !== 'proc')
    .map((entry) => `${folder === '/' ? '' : folder}/${entry.name}`);
  return depth === 0 ? [folder] : [folder, ...below.flatMap((one) => foldersBelow(one, depth - 1))];
}

function canCreateIn(folder: string): boolean {
  const file = `${folder}/canary-${process.pid}`;
  if (!works(() => writeFileSync(file, ''))) return false;
  rmSync(file);
  return true;
}

function canConnect(options: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = attempt(() => connect(options), null);
    if (socket === null) return resolve(false);
    const finish = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.setTimeout(500, () => finish(false));
    // The host knows by the secret who called.
    socket.once('connect', () => socket.write(bait.secret, () => finish(true)));
    socket.once('error', () => finish(false));
  });
}

const commandLine = (pid: string) =>
  attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' '), '');

/** Another user's, or the trusted program, whoever it runs as. */
const foreign = pids.filter((pid) => {
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'latin1'), '');
  const user = /^Uid:\s+(\d+)/m.exec(status)?.[1];
  const another = user !== undefined && Number(user) !== process.getuid?.();
  return another || commandLine(pid).includes('--input-type=module');
});
const trespasses: Readonly<Record<string, (pid: string) => unknown>> = {
  signalled: (pid) => process.kill(Number(pid), 0),
  'read the environment of': (pid) => readFileSync(`/proc/${pid}/environ`),
  'listed the descriptors of': (pid) => readdirSync(`/proc/${pid}/fd`),
  'saw the memory map of': (pid) => readFileSync(`/proc/${pid}/maps`),
  'opened the memory of': (pid) => closeSync(openSync(`/proc/${pid}/mem`, constants.O_RDWR)),
  'entered the root of': (pid) => readdirSync(`/proc/${pid}/root/`),
  'entered the folder of': (pid) => readdirSync(`/proc/${pid}/cwd/`),
};

const targets: Readonly<Record<string, NetConnectOpts>> = {
  'TCP over IPv4': { host: '127.0.0.1', port: bait.port },
  'TCP over IPv6': { host: '::1', port: bait.port },
  'abstract Unix socket': { path: `\0${bait.abstractSocket}` },
};
const connections = await Promise.all(
  Object.entries(targets).map(async ([name, options]) =>
    (await canConnect(options)) ? [name] : [],
  ),
);

const findings: Findings = {
  secretFile: [bait.file, ...pids.map((pid) => `/proc/${pid}/root${bait.file}`)].filter(
    holdsSecret,
  ),
  connected: connections.flat(),
  environment: [
    ...(Object.values(process.env).includes(bait.secret) ? ['process.env'] : []),
    ...pids.map((pid) => `/proc/${pid}/environ`).filter(holdsSecret),
  ],
  writableKernelFiles: ['/proc/sysrq-trigger', ...filesBelow('/proc/sys')].filter((path) =>
    works(() => closeSync(openSync(path, constants.O_WRONLY))),
  ),
  writableFolders: foldersBelow('/', 2).filter(canCreateIn),
  processes: pids.map(commandLine),
  // Signal 0 reaches whatever shares our PID namespace, threads too.
  signalled: Array.from({ length: 4096 }, (_, index) => index + 1)
    .filter((pid) => !threads.has(`${pid}`))
    .filter((pid) => works(() => process.kill(pid, 0))),
  trespasses: foreign.flatMap((pid) =>
    Object.entries(trespasses)
      .filter(([, attempt]) => works(() => attempt(pid)))
      .map(([what]) => `${what} ${pid}`),
  ),
};
process.stdout.write(JSON.stringify(findings));
