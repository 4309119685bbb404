import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab, ways } from './lab.ts';

describe.each(ways)('hostile code, $way:', (way) => {
  const { container, names, folders } = way;
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab(way);
  });
  afterAll(() => lab.session.close());

  describe('what is not there to be read', () => {
    it('hides files of the host, also behind the first process', async () => {
      const planted = [tmpdir(), '/var/tmp'].map((parent) => mkdtempSync(join(parent, 'attack-')));
      for (const folder of planted) {
        chmodSync(folder, 0o755);
        writeFileSync(join(folder, 'secret'), randomUUID(), { mode: 0o644 });
      }
      const { stdout } = await lab.python(`
import os
planted = ${JSON.stringify(planted)}
paths = ['/boot', '/home', '/run', '/sys', '/var', '/etc/shadow', '/root', '/proc/kcore', '/dev/kmsg', '/dev/mem', '/run/credence']
paths += [f'{root}{folder}/secret' for root in ['', *(f'/proc/{p}/root' for p in os.listdir('/proc') if p.isdigit())] for folder in planted]
for path in paths:
    try: os.close(os.open(path, os.O_RDONLY)); print(path)
    except OSError: pass
print('end')
`);
      for (const folder of planted) rmSync(folder, { recursive: true });
      expect(stdout).toBe([...folders, 'end\n'].join('\n'));
    });

    it("hides the host's environment, processes and descriptors", async () => {
      const secret = `secret-${randomUUID()}`;
      process.env.ATTACK_SECRET = secret;
      const fresh = await openLab(way);
      const { stdout } = await fresh.python(`
import os, json
def read(path):
    try: return open(path, 'rb').read().decode('latin1')
    except OSError: return ''
pids = sorted(int(p) for p in os.listdir('/proc') if p.isdigit())
print(json.dumps({
  'environments': ''.join(read(f'/proc/{p}/environ') for p in pids),
  'names': sorted(read(f'/proc/{p}/comm').strip() for p in pids),
  'descriptors': sorted(int(f) for f in os.listdir('/proc/self/fd'))[:-1],
}))
`);
      delete process.env.ATTACK_SECRET;
      await fresh.session.close();
      const seen = JSON.parse(stdout);
      expect(seen.environments).not.toContain('secret');
      expect(seen).toMatchObject({ names, descriptors: [0, 1, 2] });
    });

    it('gives nobody rights: no capabilities, no new privileges, a filter for all', async () => {
      // The first process of a container is the engine's, and no process of hostile code's.
      const first = container === null ? '/proc/1/status' : '';
      const { stdout } = await lab.shell(
        `cat ${first} /proc/self/status | grep -E "^(Cap|NoNewPrivs|Seccomp:)" | sort -u; su -c id 2>&1; id -u`,
      );
      const user = container === null ? '1001' : /^[2-5]\d{4}$/m;
      expect(stdout).toMatch(user);
      expect(
        stdout
          .replace(/^.*su: .*$/m, 'su: refused')
          .replaceAll('\t', ' ')
          .replace(user, 'ordinary'),
      ).toMatchInlineSnapshot(`
      "CapAmb: 0000000000000000
      CapBnd: 0000000000000000
      CapEff: 0000000000000000
      CapInh: 0000000000000000
      CapPrm: 0000000000000000
      NoNewPrivs: 1
      Seccomp: 2
      su: refused
      ordinary
      "
    `);
    });
  });

  describe('what cannot be reached', () => {
    let servers: Server[];
    let connections = 0;
    const name = `attack-${randomUUID()}`;
    beforeAll(async () => {
      servers = [createServer(), createServer()];
      for (const server of servers) server.on('connection', () => connections++);
      await new Promise<void>((done) => servers[0]!.listen(0, '0.0.0.0', done));
      await new Promise<void>((done) => servers[1]!.listen(`\0${name}`, done));
    });
    afterAll(() => {
      for (const server of servers) server.close();
    });

    it("does not connect to the host's loopback, abstract sockets or the world", async () => {
      const { port } = servers[0]!.address() as { port: number };
      const { stdout } = await lab.python(`
import socket
def attempt(name, family, kind, address):
    try:
        s = socket.socket(family, kind); s.settimeout(1); s.connect(address); print('reached', name)
    except OSError as e: print(name, e.errno)
attempt('loopback', socket.AF_INET, socket.SOCK_STREAM, ('127.0.0.1', ${port}))
attempt('abstract', socket.AF_UNIX, socket.SOCK_STREAM, '\\0${name}')
attempt('world', socket.AF_INET, socket.SOCK_STREAM, ('192.0.2.1', 80))
attempt('datagram', socket.AF_INET, socket.SOCK_DGRAM, ('192.0.2.1', 53))
attempt('raw', socket.AF_INET, socket.SOCK_RAW, ('127.0.0.1', 0))
`);
      expect(stdout.split('\n')).toEqual([
        'loopback 111', // connection refused
        'abstract 111',
        'world 101', // network unreachable
        'datagram 101',
        'raw 93', // protocol not supported, says the filter
        '',
      ]);
      expect(connections).toBe(0);
    });

    it('cannot be reached itself: what it listens on is not on the host', async () => {
      // The port is ours throughout: one that was let go could be anybody's by then.
      const ours = createServer((socket) => socket.end('ours'));
      await new Promise<void>((done) => ours.listen(0, '127.0.0.1', done));
      const { port } = ours.address() as { port: number };
      const attack = lab.python(`
import socket, time
s = socket.socket(); s.bind(('0.0.0.0', ${port})); s.listen(); time.sleep(0.5); print('listened')
`);
      await new Promise((done) => setTimeout(done, 250));
      const heard = await text(connect(port, '127.0.0.1'));
      await new Promise((done) => ours.close(done));
      expect((await attack).stdout).toBe('listened\n');
      expect(heard).toBe('ours');
    });
  });

  describe('what cannot be changed', () => {
    it('writes nowhere but in its own three folders', async () => {
      const { stdout } = await lab.python(`
import os
for folder, folders, _ in os.walk('/'):
    folders[:] = [f for f in folders if folder.count('/') < 4]
    try: open(folder + '/x', 'w').close(); print(folder)
    except OSError: pass
`);
      // A toolchain that lies below the host's /tmp makes folders in the sandbox's own.
      const written = stdout
        .trim()
        .split('\n')
        .filter((folder) => !folder.startsWith('/tmp/'));
      expect(written.sort()).toEqual(['/box', '/dev/shm', '/tmp']);
    });

    it('cannot turn to the kernel for more', async () => {
      const { stdout } = await lab.python(`
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def attempt(name, call, *args):
    result = getattr(libc, call)(*args)
    if result != -1: print(name, 'succeeded', result)
attempt('mount', 'mount', b'none', b'/tmp', b'tmpfs', 0, None)
attempt('namespace', 'unshare', 0x10000000)
attempt('ptrace', 'ptrace', 16, 1, 0, 0)
attempt('ptrace me', 'ptrace', 0, 0, 0, 0)
attempt('become root', 'setuid', 0)
attempt('chroot', 'chroot', b'/tmp')
attempt('device', 'mknod', b'/box/disk', 0o060666, 0x0801)
attempt('host name', 'sethostname', b'owned', 5)
attempt('shared memory', 'shmget', 1234, 4096, 0o1666)
attempt('queue', 'mq_open', b'/evil', 0o102, 0o666, None)
for path in ['/proc/sys/kernel/core_pattern', '/proc/sys/kernel/pid_max', '/proc/sysrq-trigger', '/proc/sys/net/ipv4/ip_forward', '/proc/sys/vm/overcommit_memory']:
    try: os.close(os.open(path, os.O_WRONLY)); print(path)
    except OSError: pass
print('end')
`);
      expect(stdout).toBe('end\n');
    });

    it('makes no sandbox within the sandbox', async () => {
      const { stdout } = await lab.shell(
        'unshare -U true; echo $?; bwrap --ro-bind / / true; echo $?',
      );
      // There is no bubblewrap in an image.
      expect(stdout).toBe(container === null ? '1\n1\n' : '1\n127\n');
    });

    it('cannot lock its folder against the next launch', async () => {
      await lab.shell('chmod 0 /box; exit 0');
      expect(await lab.shell('echo next')).toMatchObject({ status: 'exited', stdout: 'next\n' });
    });
  });

  describe('what cannot be feigned', () => {
    it('a failure of ours', async () => {
      const feigned =
        'echo "bwrap: execvp: No such file" >&2; echo "prlimit: failed" >&2; exit 127';
      expect(await lab.shell(feigned)).toMatchObject({ status: 'exited', exitCode: 127 });
      expect(await lab.shell('kill -KILL $$')).toMatchObject({
        status: 'signalled',
        signal: 'SIGKILL',
      });
    });

    it('and a failure of ours is not the program’s', async () => {
      expect(await lab.run({ argv: ['/usr/bin/no-such-interpreter'] })).toMatchObject({
        status: 'setup-failed',
        detail: '/usr/bin/no-such-interpreter cannot be executed',
      });
      const missing = await lab.run({ argv: ['/usr/bin/true'], roots: ['/opt/no-such-toolchain'] });
      expect(missing.status).toBe('setup-failed');
      expect(missing.detail).toContain('/opt/no-such-toolchain');
    });

    it('nor does closing its input disturb us', async () => {
      const stdin = 'x'.repeat(2 << 20);
      expect(await lab.shell('exec 0<&-; sleep 0.1; echo closed', { stdin })).toMatchObject({
        status: 'exited',
        stdout: 'closed\n',
      });
      expect((await lab.shell('wc -c', { stdin })).stdout.trim()).toBe(`${2 << 20}`);
    });
  });
});
