// `npm start`: sets up what is missing and runs the quick-start study.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, installPackages, installPrograms, root } from './setup.mjs';

installPrograms({ bwrap: 'bubblewrap', python3: 'python3' });
installPackages();
build();

const study = spawn(
  process.execPath,
  [
    join(root, 'packages/credence/bin/credence.js'),
    ...['run', 'studies/quickstart.yaml', ...process.argv.slice(2)],
  ],
  { cwd: root, stdio: 'inherit' },
);
// The study finishes what is in flight; npm must not take the terminal away before that.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
study.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
