// Compiles all packages, then makes the library as one module for pages, and the report's page, which is
// built from two of them.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './setup.mjs';

const bin = (name) => join(root, 'node_modules', '.bin', name);

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
}

run(bin('tsc'), ['-b']);

const calibration = join(root, 'packages', 'calibration');
const library = join(calibration, 'dist', 'calibration.min.js');
if (!existsSync(library) || statSync(library).mtimeMs < newest(join(calibration, 'src'))) {
  run(bin('vite'), ['build', '--logLevel', 'warn'], { cwd: calibration });
}

const viewer = join(root, 'packages', 'viewer');
const page = join(viewer, 'dist', 'page.html');
const sources = ['packages/viewer/src', 'packages/calibration/src'].map((path) => join(root, path));
if (!existsSync(page) || statSync(page).mtimeMs < Math.max(...sources.map(newest))) {
  run(bin('vite'), ['build', '--logLevel', 'warn'], { cwd: viewer });
}
