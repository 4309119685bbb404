import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pythonModules } from '../../src/judging/runners/python-modules.ts';
import { runBattery } from '../../src/sandbox/canary/battery.ts';
import { forkServerText } from '../../src/sandbox/fork-server-text.ts';
import { assemble, ret, verdict } from '../../src/sandbox/seccomp/bpf.ts';
import { Lab } from './lab.ts';
import { withWeakened } from './weakened.ts';

let plain: Lab;
let forking: Lab;
beforeAll(async () => {
  [plain, forking] = await Promise.all([Lab.open(), Lab.open(undefined, pythonModules)]);
});
afterAll(() => Promise.all([plain.session.close(), forking.session.close()]));

/** What a program prints and how it ends, started from nothing and forked. */
async function bothWays(code: string, rest: Parameters<Lab['python']>[1] = {}) {
  const [one, other] = await Promise.all([plain.python(code, rest), forking.python(code, rest)]);
  const part = ({ status, exitCode, signal, stdout, stderr }: typeof one) => ({
    ...{ status, exitCode, signal, stdout, stderr },
  });
  return [part(one), part(other)] as const;
}

describe('a forked program', () => {
  it('finds the world that it would find if it were started', async () => {
    const [started, forked] = await bothWays(
      `
import os, resource, signal, sys
status = dict(line.split(':\\t') for line in open('/proc/self/status').read().splitlines() if ':\\t' in line)
for what in (
    sys.argv, sys.path, sys.flags, sys.executable, sorted(sys.modules), sorted(globals()), __file__, __name__,
    str(__loader__)[:50], sys.dont_write_bytecode, sys.stdin.buffer.read(), sys.stdout.encoding, sys.stdout.line_buffering,
    sorted(os.environ.items()), os.getcwd(), os.getpid(), os.getppid(), os.getuid(), os.getgroups(), os.uname()[:2],
    sorted(int(f) for f in os.listdir('/proc/self/fd')), os.umask(0),
    [status[key] for key in ('SigIgn', 'SigCgt', 'SigBlk', 'CapEff', 'CapBnd', 'NoNewPrivs', 'Seccomp', 'Uid', 'Groups')],
    [resource.getrlimit(getattr(resource, name)) for name in dir(resource) if name.startswith('RLIMIT_') and name != 'RLIMIT_AS'],
    sorted(os.listdir('/')), os.listdir('/tmp'), os.listdir('/dev/shm'), os.statvfs('/tmp')[2], os.statvfs('/dev/shm')[2],
    open('/proc/sys/user/max_user_namespaces').read() != '', sorted(os.listdir('/dev/pts')),
): print(what)
`,
      { stdin: 'input', env: { MODE: 'test' } },
    );
    expect(forked).toEqual(started);
    expect(started.status).toBe('exited');
  });

  it.each([
    ['an error', 'def f():\n    return 1 / 0\nf()\n'],
    ['text that is no program', 'def f(:\n'],
    ['an exit with words', 'import sys\nprint("said")\nsys.exit("words")\n'],
    ['an exit code', 'raise SystemExit(7)\n'],
    ['an interrupt', 'raise KeyboardInterrupt\n'],
    ['a signal', 'import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n'],
    ['an abort', 'import os\nos.abort()\n'],
    ['a child that it does not wait for', 'import os\nif os.fork() == 0: os._exit(1)\n'],
    [
      'work that is left for the end',
      `import atexit, os, threading, time
atexit.register(print, 'last')
class Final:
    def __del__(self): os.write(1, b'deleted\\n')
kept = Final()
open_file = open('/box/file', 'w'); open_file.write('flushed')
threading.Thread(target=lambda: (time.sleep(0.1), print(open('/box/file').read() + 'in a thread'))).start()
`,
    ],
  ])('ends with %s as a started one does', async (_, code) => {
    const [started, forked] = await bothWays(code);
    expect(forked).toEqual(started);
  });

  it('finds the objects of what it imported, as drivers do to seed every generator', async () => {
    const code = `
import gc, random
seeded = [value for value in gc.get_objects() if type(value) is random.Random]
for value in seeded: value.seed(1)
print(len(seeded), random.random(), gc.isenabled(), gc.get_threshold(), gc.get_freeze_count())
`;
    const [started, forked] = await bothWays(code);
    expect(started.stdout).toMatch(/^1 0\.13/);
    expect(forked).toEqual(started);
  });

  it('does not find modules that it did not import', async () => {
    const code = 'import urllib\nprint(urllib.parse.quote("a b"))\n';
    const [started, forked] = await bothWays(code);
    expect(forked.stderr).toContain("module 'urllib' has no attribute 'parse'");
    expect(forked).toEqual(started);
  });

  it.each([
    ...['asyncio', 'concurrent.futures', 'email.mime.text', 'http.server', 'logging.handlers'],
    ...['sqlite3', 'ssl', 'tarfile', 'unittest.mock', 'urllib.request', 'xml.etree.ElementTree'],
  ])('imports with %s what a started one does', async (name) => {
    const code = `
import sys, ${name}
def tree(name, module):
    return sorted(key for key, value in vars(module).items() if value is sys.modules.get(name + '.' + key))
print({name: tree(name, module) for name, module in sorted(sys.modules.items()) if name != '__main__'})
print(${name}.__spec__.name, type(${name}.__loader__).__name__, ${name}.__spec__.origin)
`;
    const [started, forked] = await bothWays(code);
    expect(forked).toEqual(started);
  });

  it('shares nothing random with the next', async () => {
    const code = `
import os, random, secrets, ssl, tempfile, uuid
for made in (os.urandom(8), random.random(), secrets.token_hex(), ssl.RAND_bytes(8), tempfile.mktemp(), uuid.uuid4(), uuid.uuid1()): print(made)
`;
    const runs = [await forking.python(code), await forking.python(code)];
    const made = runs.flatMap(({ stdout }) => stdout.trim().split('\n'));
    expect(made).toHaveLength(14);
    expect(new Set(made).size).toBe(14);
  });

  it('finds nothing of the one before: no file, no port, no process, no word in memory', async () => {
    const first = await forking.python(
      `
import os, socket, sys
sys.modules['json'] = None
for folder in ('/tmp', '/dev/shm'): open(folder + '/left', 'w').write('left')
server = socket.socket(); server.bind(('127.0.0.1', 7717)); server.listen()
if os.fork() == 0:
    os.setsid()
    import time
    time.sleep(60)
print(os.environ['TOKEN'] == 'pepper-' + 'and-salt')
`,
      { env: { TOKEN: 'pepper-and-salt' } },
    );
    expect(first.stdout).toBe('True\n');
    const { stdout } = await forking.python(`
import os, socket, json
found = []
with open('/proc/self/maps') as maps, open('/proc/self/mem', 'rb', 0) as memory:
    for line in maps:
        area, rights = line.split()[:2]
        start, end = (int(part, 16) for part in area.split('-'))
        if rights.startswith('rw'):
            memory.seek(start)
            text = memory.read(end - start)
            at = text.find(b'pepper-')
            while at >= 0:
                if text[at + 7:at + 10] == b'and' and text[at + 11:at + 15] == b'salt': found.append(line)
                at = text.find(b'pepper-', at + 1)
print(len(found), os.listdir('/tmp'), os.listdir('/dev/shm'), json.dumps(1))
print(sorted(int(p) for p in os.listdir('/proc') if p.isdigit()), socket.socket().connect_ex(('127.0.0.1', 7717)))
`);
    expect(stdout).toBe('0 [] [] 1\n[1, 2] 111\n');
  });

  it('finds a first process that is limited as it is', async () => {
    const { stdout } = await forking.python(`
limits = [open('/proc/%s/limits' % process).read() for process in ('1', 'self')]
print(limits[0] == limits[1], 'Max processes             32 ' in limits[0])
`);
    expect(stdout).toBe('True True\n');
  });

  it('cannot reach its server, or where it came from', async () => {
    const { stdout } = await forking.python(`
import ctypes, os, socket
libc = ctypes.CDLL(None)
print(libc.umount2(b'/tmp', 2), libc.umount2(b'/box', 2), os.path.exists('/tmp/server'), os.path.exists('/tmp/server-boxes'))
for path in ('/tmp/server/socket', '/run/credence', '/proc/1/root/tmp/server', '/proc/1/cwd/tmp/server'):
    print(os.path.exists(path))
try: socket.socket(socket.AF_UNIX).connect('/tmp/server/socket')
except OSError as error: print(error.errno)
`);
    expect(stdout).toBe('-1 -1 False False\nFalse\nFalse\nFalse\nFalse\n2\n');
  });
});

describe('the canaries', () => {
  const command = { argv: ['/usr/bin/python3', '-I', '-B', '-c', forkServerText], roots: [] };

  it('pass in what a fork server forks, and find out its holes', async () => {
    const failing = (filter?: Buffer) =>
      withWeakened(
        (parts) => (filter ? { ...parts, filter } : parts),
        async (sandbox) =>
          (await runBattery(sandbox, command))
            .filter(({ passed }) => !passed)
            .map(({ name }) => name),
      );
    expect(await failing()).toEqual([]);
    expect(await failing(assemble([ret(verdict.allow)]))).toEqual(['system-calls']);
  });

  it('find out children that do not hide, or set no limits', async () => {
    const changed = async (from: string, to: string) => {
      expect(forkServerText).toContain(from);
      const text = forkServerText.replace(from, to);
      const argv = [...command.argv.slice(0, -1), text];
      const canaries = await withWeakened(
        (parts) => parts,
        (sandbox) => runBattery(sandbox, { argv, roots: [] }),
      );
      return canaries.filter(({ passed }) => !passed).map(({ name }) => name);
    };
    expect(await changed('        tmpfs(b"/tmp", request["tmpBytes"])', '        pass')).toContain(
      'file-sizes',
    );
    expect(
      await changed(
        '            resource.setrlimit(limit,',
        '            (lambda *_: None)(limit,',
      ),
    ).toEqual(expect.arrayContaining(['fork-limit', 'memory-of-one-process', 'file-sizes']));
  });
});
