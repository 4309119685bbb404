// A PostgreSQL server of its own in a folder, for tests and benches: from the distribution's packages,
// on the loopback and a socket in the folder, as a user without rights (PostgreSQL refuses to be root).
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The folder of PostgreSQL's programs, or `null`. Debian keeps those of the server off the PATH. */
export function findPostgres() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return (
    folders.find((folder) =>
      ['initdb', 'postgres'].every((name) => existsSync(join(folder, name))),
    ) ?? null
  );
}

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: nobody, gid: nobody } : {};

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/**
 * Makes a server in a folder and starts it. `password` is that of its owner, `credence`.
 * @returns {Promise<{port: number, password: string, url: (database?: string, user?: string, password?: string) => string, kill: () => Promise<void>, start: () => Promise<void>, stop: () => Promise<void>, pid: () => number | undefined}>}
 */
export async function startPostgres(folder, { durable = true } = {}) {
  const programs = findPostgres();
  if (programs === null) {
    throw new Error('PostgreSQL is needed and not there. As root: apt-get install postgresql');
  }
  const password = `planted-${Math.random().toString(36).slice(2)}-password`;
  const data = join(folder, 'data');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'password'), password, { mode: 0o644 });
  if (isRoot) chownSync(folder, nobody, nobody);
  chmodSync(folder, 0o755);
  const made = spawnSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'credence',
      '--auth=scram-sha-256',
      `--pwfile=${join(folder, 'password')}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
    ],
    { ...identity, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  let child;
  let ended = Promise.resolve();
  const start = async () => {
    const settings = [
      'max_connections=200',
      'shared_buffers=256MB',
      ...(durable ? [] : ['fsync=off']),
    ];
    child = spawn(
      join(programs, 'postgres'),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-h',
        '127.0.0.1',
        '-k',
        folder,
        ...settings.flatMap((one) => ['-c', one]),
      ],
      { ...identity, cwd: folder, stdio: 'ignore' },
    );
    ended = new Promise((resolve) => child.once('exit', resolve));
    for (let tries = 0; ; tries += 1) {
      // A server that is still recovering takes connections only to refuse them.
      const ready =
        (await answers(port)) &&
        spawnSync(join(programs, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)])
          .status === 0;
      if (ready) return;
      if (child.exitCode !== null || tries > 1_200) throw new Error('PostgreSQL did not start');
      await sleep(100);
    }
  };
  await start();
  return {
    port,
    password,
    url: (database = 'postgres', user = 'credence', secret = password) =>
      `postgres://${user}:${secret}@127.0.0.1:${port}/${database}`,
    pid: () => child.pid,
    start,
    /** As if the machine's power had gone, for this program: no shutdown, children included. */
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGQUIT');
      await ended;
    },
  };
}
