/**
 * Brings static analysers: Bandit and Semgrep from PyPI, ESLint with its security rules from npm,
 * each as tools/analysers/ pins it, into the machine's cache, where the sandbox can be shown them
 * and Credence finds them. Run again, it does only what is missing.
 *
 *   node scripts/setup-analysers.mjs
 */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ownInstallation } from '../packages/credence/dist/judging/analysers/own-installation.js';
import { onPath, root, run } from './setup.mjs';

const pins = join(root, 'tools/analysers');

install('python', ['requirements.txt'], (folder) => {
  if (!onPath('pip3')) {
    console.error('Bandit and Semgrep come with pip. As root: apt-get install python3-pip');
    return false;
  }
  console.error('Installing Bandit and Semgrep (340 MB) ...');
  // The system's Python where there is one: it is the one that the sandbox runs.
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
  const quiet = ['--quiet', '--root-user-action', 'ignore', '--disable-pip-version-check'];
  const requirements = join(pins, 'requirements.txt');
  run(python, ['-m', 'pip', 'install', ...quiet, '--target', folder, '-r', requirements]);
  return true;
});

install('node', ['package.json', 'package-lock.json'], (folder) => {
  console.error('Installing ESLint (17 MB) ...');
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(join(pins, file), join(folder, file));
  }
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--ignore-scripts'];
  run('npm', ['ci', ...quiet], { cwd: folder });
  return true;
});

/** Fills a folder anew unless it holds what `files` ask for; nobody ever finds half of it. */
function install(kind, files, fill) {
  const folder = ownInstallation(kind);
  const wanted = files.map((file) => readFileSync(join(pins, file), 'utf8')).join('\n');
  const marker = join(folder, '.installed');
  const isThere = () => existsSync(marker) && readFileSync(marker, 'utf8') === wanted;
  if (isThere()) return;
  mkdirSync(dirname(folder), { recursive: true, mode: 0o755 });
  const fresh = mkdtempSync(join(dirname(folder), 'making-'));
  try {
    if (!fill(fresh)) return;
    writeFileSync(join(fresh, '.installed'), wanted);
    openToReaders(fresh);
    // Another process may have been faster, and what it made may be in use.
    if (isThere()) return;
    if (existsSync(folder)) renameSync(folder, join(fresh, 'replaced'));
    renameSync(fresh, folder);
    rmSync(join(folder, 'replaced'), { recursive: true, force: true });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Whatever our umask: the sandbox's user may read and run what is there. */
function openToReaders(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}
