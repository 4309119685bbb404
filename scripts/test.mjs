// `npm test`: sets up what is missing, checks style and types, runs every test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres } from './postgres.mjs';
import { build, installPackages, installPrograms, root, run } from './setup.mjs';

installPrograms({
  bwrap: 'bubblewrap',
  chromium: 'chromium',
  python3: 'python3',
  php: 'php-cli',
  gcc: 'gcc',
  'g++': 'g++',
  javac: 'default-jdk-headless',
  go: 'golang-go',
  pip3: 'python3-pip',
  'pytest-3': 'python3-pytest',
});
// Debian keeps its programs off the PATH. Where it cannot be had, the tests that need it say so.
if (findPostgres() === null) installPrograms({ initdb: 'postgresql' });
installPackages();
build();
// What of it is missing, the tests that need it say.
spawnSync('node', ['scripts/setup-analysers.mjs'], { cwd: root, stdio: 'inherit' });

const bin = (name) => join(root, 'node_modules', '.bin', name);
run(bin('biome'), ['check', '--error-on-warnings', '.']);
run(bin('tsc'), ['-p', 'tsconfig.tests.json']);
// The reference pages are what the code says of itself.
run('node', ['scripts/docs.mjs', '--check']);

const folder = mkdtempSync(join(tmpdir(), 'credence-tests-'));
const report = join(folder, 'results.json');
const { status } = spawnSync(
  bin('vitest'),
  [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
  readFileSync(report, 'utf8'),
);
rmSync(folder, { recursive: true });
const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
console.log(`${numPassedTests} passed, ${numFailedTests} failed${skipped}`);
process.exitCode = status ?? 1;
