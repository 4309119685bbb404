// Brings a bare checkout to where Credence runs: packages, build, sandbox. Needs Node.js and npm only.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Credence needs Node.js 20.19 or later; this is ${process.versions.node}.`);
  process.exit(2);
}

/** Runs a command in the checkout, its output on ours; ends the program if it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (status === 0) return;
  console.error(`\n${[command, ...args].join(' ')} failed${error ? `: ${error.message}` : ''}`);
  process.exit(status || 1);
}

export function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)));
}

const modified = (file) => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** Installs the packages of a folder when they are missing or older than the lock file. */
export function installPackages(folder = root, args = []) {
  const marker = join(folder, 'node_modules', '.package-lock.json');
  if (modified(marker) >= modified(join(folder, 'package-lock.json'))) return;
  console.error('Installing packages ...');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...args], { cwd: folder });
}

/**
 * Installs programs of the system where that is allowed (root on a Debian-like system). Elsewhere
 * says the one command that does it, and goes on: what needs them says so itself.
 * @param programs name of the program -> Debian package
 */
export function installPrograms(programs) {
  const missing = Object.entries(programs).filter(([name]) => !onPath(name));
  if (missing.length === 0) return;
  const packages = missing.map(([, debian]) => debian);
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    console.error(`Missing: ${missing.map(([name]) => name).join(', ')}. As root: ${command}`);
    return;
  }
  console.error(`Installing ${packages.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  run('apt-get', ['update', '-qq'], quiet);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
}

/** Compiles the packages and makes the report page. Takes a second when nothing has changed. */
export function build() {
  run('node', ['scripts/build.mjs']);
}
