#!/usr/bin/env node
'use strict';
// Answers as an engine's client does, and writes down what it was asked. `start` runs the container
// for real, with the same users, rights, file systems and filter, in namespaces made by bubblewrap.
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { basename, dirname, join } = require('node:path');

const here = dirname(process.argv[1]);
const args = process.argv.slice(2);
const file = (name) => join(here, name);
fs.appendFileSync(
  file('calls.jsonl'),
  `${JSON.stringify({ client: basename(process.argv[1]), args, environment: Object.keys(process.env) })}\n`,
);

const [command, ...rest] = args;
if (command === 'info') answer('info');
else if (command === 'image') answer('image');
else if (command === 'create') create();
else if (command === 'start') start(rest.at(-1));
else if (command === 'rm') remove(rest.at(-1));
else fail(`unknown command ${command}`);

function answer(name) {
  if (fs.existsSync(file(`${name}.json`)))
    process.stdout.write(fs.readFileSync(file(`${name}.json`)));
  else fail(fs.readFileSync(file(`${name}.err`), 'utf8'));
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

function create() {
  if (fs.existsSync(file('create.err'))) return fail(fs.readFileSync(file('create.err'), 'utf8'));
  const id = require('node:crypto').randomBytes(32).toString('hex');
  const seccomp = rest.find((one) => one.startsWith('--security-opt=seccomp=')).split('=')[2];
  fs.writeFileSync(
    file(id),
    JSON.stringify({ args: rest, seccomp: fs.readFileSync(seccomp, 'utf8') }),
  );
  process.stdout.write(`${id}\n`);
}

function remove(id) {
  if (!fs.existsSync(file(id))) return fail(`Error response from daemon: No such container: ${id}`);
  fs.rmSync(file(id));
  process.stdout.write(`${id}\n`);
}

/** A namespace with users 0 to 65535, none of them the host's: only root may make it. */
async function withUsers() {
  const holder = spawn('unshare', ['--user', 'sleep', '600'], { stdio: 'ignore' });
  const own = fs.readlinkSync('/proc/self/ns/user');
  while (fs.readlinkSync(`/proc/${holder.pid}/ns/user`) === own)
    await new Promise((resolve) => setTimeout(resolve, 2));
  try {
    for (const map of ['uid_map', 'gid_map']) {
      fs.writeFileSync(`/proc/${holder.pid}/${map}`, '0 200000 65536');
    }
  } catch (error) {
    holder.kill('SIGKILL');
    throw error;
  }
  return holder;
}

async function start(id) {
  const { args: wanted } = JSON.parse(fs.readFileSync(file(id), 'utf8'));
  const { node, filter } = JSON.parse(fs.readFileSync(file('machine.json'), 'utf8'));
  const values = (name) =>
    wanted.filter((one) => one.startsWith(`--${name}=`)).map((one) => one.slice(name.length + 3));
  const tmpfs = values('tmpfs').flatMap((one) => {
    const [path, options] = one.split(':');
    const option = (name) => new RegExp(`${name}=(\\d+)`).exec(options)[1];
    const mount = ['--perms', option('mode'), '--size', option('size'), '--tmpfs', path];
    return [{ path, mount }];
  });
  const of = (path) => tmpfs.find((one) => one.path === path).mount;
  const entry = wanted.findIndex((one) => one.startsWith('--entrypoint='));
  const links = ['/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'].filter((path) =>
    fs.lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink(),
  );
  let holder;
  try {
    holder = await withUsers();
  } catch (error) {
    return fail(`there are no users to give away: ${error.message}`);
  }
  const bpf = fs.openSync(filter, 'r');
  const child = spawn(
    'nsenter',
    [
      ...[`--user=/proc/${holder.pid}/ns/user`, '--setuid', '0', '--setgid', '0', '--', 'bwrap'],
      ...[
        '--unshare-pid',
        '--unshare-net',
        '--unshare-ipc',
        '--unshare-uts',
        '--hostname',
        'judge',
      ],
      ...['--die-with-parent', '--new-session', '--cap-drop', 'ALL'],
      ...values('cap-add').flatMap((name) => ['--cap-add', `CAP_${name}`]),
      ...[
        '--ro-bind',
        '/usr',
        '/usr',
        '--tmpfs',
        '/usr/local',
        '--ro-bind',
        node,
        '/usr/local/bin/node',
        '--remount-ro',
        '/usr/local',
      ],
      ...links.flatMap((path) => ['--symlink', fs.readlinkSync(path), path]),
      ...[
        '--perms',
        '0755',
        '--dir',
        '/etc',
        '--ro-bind-try',
        '/etc/alternatives',
        '/etc/alternatives',
        '--ro-bind-try',
        '/etc/ld.so.cache',
        '/etc/ld.so.cache',
      ],
      ...['--proc', '/proc', '--ro-bind', '/proc/sys', '/proc/sys'],
      ...['--dev', '/dev', ...of('/dev/shm'), '--remount-ro', '/dev'],
      ...tmpfs.filter(({ path }) => path !== '/dev/shm').flatMap(({ mount }) => mount),
      ...['--remount-ro', '/', '--chdir', '/', '--seccomp', '3', '--'],
      ...[wanted[entry].split('=')[1], ...wanted.slice(entry + 2)],
    ],
    { stdio: ['inherit', 'inherit', 'inherit', bpf] },
  );
  child.once('exit', (code, signal) => {
    holder.kill('SIGKILL');
    fs.rmSync(file(id), { force: true });
    process.exitCode = code ?? 128 + require('node:os').constants.signals[signal];
  });
}
