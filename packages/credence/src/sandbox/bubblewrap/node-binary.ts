import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { NoSandboxError } from '../../core/errors.ts';
import { dedicatedUid } from './identity.ts';

/** The node that runs inside, and the folder that must be shown for it. */
export interface NodeBinary {
  readonly path: string;
  readonly folder: string;
  /** Without the `v`. */
  readonly version: string;
}

/** The trusted programs are written for this and later. */
const oldestMajor = 20;

/**
 * Our own node; when the sandbox's user may not read it (below `/root`, say), the system's node;
 * when there is none, a copy in a folder that only we can write.
 */
export function nodeForSandbox(
  dropsRoot: boolean,
  current = process.execPath,
  system = '/usr/bin/node',
): NodeBinary {
  const own = realpathSync(current);
  if (!dropsRoot || isReadableByAll(own)) {
    return { path: own, folder: folderOf(own), version: process.versions.node };
  }
  const version = isReadableByAll(system) ? versionOf(system) : undefined;
  if (version !== undefined && Number.parseInt(version, 10) >= oldestMajor) {
    return { path: system, folder: folderOf(system), version };
  }
  const path = copyOfNode(own);
  return { path, folder: dirname(path), version: process.versions.node };
}

function versionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8', env: {} }).trim().replace('v', '');
}

/** `<prefix>/bin/node` needs its prefix, for it may come with libraries. */
function folderOf(node: string): string {
  const folder = dirname(node);
  const prefix = folder.endsWith('/bin') ? dirname(folder) : folder;
  return prefix === '/' ? folder : prefix;
}

/** Whether a user without any rights of their own can execute the file. */
function isReadableByAll(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined || (stats.mode & 0o005) !== 0o005) return false;
  for (let folder = dirname(realpathSync(file)); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === '/') return true;
  }
}

function copyOfNode(original: string): string {
  const { size, mtimeMs } = statSync(original);
  const folder = join(tmpdir(), `credence-node-${process.version}-${size}-${Math.trunc(mtimeMs)}`);
  const copy = join(folder, 'node');
  if (!isOurs(folder)) {
    const fresh = mkdtempSync(join(tmpdir(), 'credence-node-'));
    copyFileSync(original, join(fresh, 'node'));
    chmodSync(join(fresh, 'node'), 0o755);
    chmodSync(fresh, 0o755);
    moveInto(fresh, folder);
  }
  if (isReadableByAll(copy)) return copy;
  throw new NoSandboxError(
    `${original} cannot be read by the sandbox's user (uid ${dedicatedUid})`,
    {
      remedy: 'Run as an ordinary user, or `apt-get install nodejs`.',
    },
  );
}

/** A folder in a shared temporary folder is ours only if nobody else can have made or filled it. */
function isOurs(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  const ours =
    stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0;
  if (ours) return true;
  throw new NoSandboxError(`${folder} belongs to someone else`, { remedy: `rm -r ${folder}` });
}

/** Puts a finished copy in its place; when another process was faster, its copy serves. */
function moveInto(fresh: string, folder: string): void {
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!isOurs(folder)) throw error;
  }
}
