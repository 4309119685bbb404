// `npm run test:scale`: everything about studies in a database, each fault alone and for as long as it
// takes: a real server, real kills, cut lines, full disks. Installs what is missing, as `npm test` does.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findPostgres } from './postgres.mjs';
import { build, installPackages, installPrograms, root } from './setup.mjs';

installPrograms({ bwrap: 'bubblewrap', python3: 'python3' });
if (findPostgres() === null) installPrograms({ initdb: 'postgresql' });
if (findPostgres() === null) {
  console.error('PostgreSQL is not there, and all of these tests need it.');
  process.exit(1);
}
installPackages();
build();
const { status } = spawnSync(
  join(root, 'node_modules/.bin/vitest'),
  ['run', '--project', 'credence', 'test/scale', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CREDENCE_SCALE: 'full' } },
);
process.exitCode = status ?? 1;
