import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab, ways } from './lab.ts';

describe.each(ways)('hostile code, $way:', (way) => {
  const { alone, tmpMb } = way;
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab(way);
  });
  afterAll(() => lab.session.close());

  describe('what is held', () => {
    it('a fork bomb', async () => {
      const { status, stdout, processes } = await lab.python(`
import os, time
for i in range(1500):
    try:
        if os.fork() == 0:
            os.setsid(); time.sleep(30); os._exit(0)
    except OSError as e: print(i, e.errno, flush=True); break
`);
      const [started, errno] = stdout.trim().split(' ').map(Number);
      expect(errno).toBe(11);
      expect(started).toBeLessThan(32);
      expect([status, processes]).toEqual(['exited', alone]);
    });

    it('a first process without limits, which would do it all', async () => {
      const { stdout } = await lab.python(`
def opens(path):
    try: open(path, 'r+b').close()
    except OSError: return False
    return True
first, own = (open('/proc/%s/limits' % process).read() for process in ('1', 'self'))
print(first == own or not any(map(opens, ('/proc/1/mem', '/proc/1/task/1/mem'))))
`);
      expect(stdout).toBe('True\n');
    });

    it('50 GB in one process', async () => {
      const { status, stdout } = await lab.python(
        `
held = []
try:
    for i in range(800): held.append(bytearray(64 << 20))
except MemoryError: print('MemoryError after', len(held))
`,
        { limits: { addressSpaceMb: 300 } },
      );
      expect([status, stdout]).toEqual(['exited', 'MemoryError after 4\n']);
    });

    it('many processes with a little each', async () => {
      const { status, processes } = await lab.python(
        `
import os, mmap, time
for i in range(20):
    if os.fork() == 0:
        m = mmap.mmap(-1, 40 << 20)
        for at in range(0, 40 << 20, 4096): m[at] = 1
        time.sleep(30); os._exit(0)
time.sleep(30)
`,
        { limits: { memoryMb: 200 } },
      );
      expect([status, processes]).toEqual(['memory-limit', alone]);
    });

    it('but not many processes that share their memory', async () => {
      const { status, stdout } = await lab.python(
        `
import os, time
held = bytearray(60 << 20)
for at in range(0, 60 << 20, 4096): held[at] = 1
for i in range(10):
    if os.fork() == 0:
        time.sleep(0.4); os._exit(0)
time.sleep(0.3)
print('shared')
`,
        { limits: { memoryMb: 200 } },
      );
      expect([status, stdout]).toEqual(['exited', 'shared\n']);
    });

    it('memory hidden in anonymous files', async () => {
      const { stdout } = await lab.python(`
import os
try: os.memfd_create('a'); print('created')
except OSError as e: print(e.errno)
`);
      expect(stdout).toBe('1\n');
    });

    it('memory hidden in millions of empty files', async () => {
      const { status } = await lab.python(
        `
import os
for i in range(2000000): os.close(os.open(f'/tmp/{i}', os.O_CREAT | os.O_WRONLY))
`,
        { limits: { memoryMb: 48, deadlineMs: 20_000 } },
      );
      expect(status).toBe('memory-limit');
    });

    it('and also when the last of its processes is a zombie, through which nothing can be seen', async () => {
      const { status } = await lab.python(
        `
import os, time
if os.fork() == 0: os._exit(0)
time.sleep(0.1)
held = [open(f'/tmp/{i}', 'wb') for i in range(4)]
for f in held: f.write(b'x' * (14 << 20)); f.flush()
time.sleep(20)
`,
        { limits: { memoryMb: 48 } },
      );
      expect(status).toBe('memory-limit');
    });

    it('files: one too large, and too many in each folder', async () => {
      const { stdout } = await lab.python(`
import os, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
def fill(folder, sizes):
    total = 0
    try:
        for i, size in enumerate(sizes):
            with open(f'{folder}/{i}', 'wb', buffering=0) as f:
                for _ in range(size):
                    n = f.write(b'x' * (1 << 20)); total += n
                    if n < 1 << 20: raise OSError
    except OSError: pass
    print(folder, total >> 20)
fill('/tmp', [200])
os.unlink('/tmp/0')
for folder in ['/tmp', '/dev/shm', '/box']: fill(folder, [15] * 20)
`);
      expect(stdout).toBe(`/tmp 16\n/tmp ${tmpMb}\n/dev/shm 16\n/box 63\n`);
    });

    it.each(['stdout', 'stderr'] as const)('endless output to %s', async (stream) => {
      const result = await lab.node(`for (;;) process.${stream}.write('A'.repeat(65536));`, {
        limits: { outputBytes: 100_000 },
      });
      expect(result.status).toBe('output-limit');
      expect(result[stream].length).toBe(100_000);
      expect(result.processes).toBe(alone);
    });

    it('a loop that hears no signal, and its children', async () => {
      const { status, processes } = await lab.python(
        `
import signal, os
for s in range(1, 65):
    try: signal.signal(s, signal.SIG_IGN)
    except (OSError, ValueError): pass
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        while True: pass
while True: pass
`,
        { limits: { deadlineMs: 700 } },
      );
      expect([status, processes]).toEqual(['timeout', alone]);
    });

    it('a loop that only burns CPU', async () => {
      const { status, signal } = await lab.shell('while :; do :; done', {
        limits: { cpuSeconds: 1 },
      });
      expect([status, signal]).toEqual(['signalled', 'SIGXCPU']);
    });

    it('daemons that keep the output open', async () => {
      const { status, stdout, processes } = await lab.python(`
import os, time
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        time.sleep(60)
    os._exit(0)
os.wait()
print('gone', flush=True)
`);
      expect([status, stdout, processes]).toEqual(['exited', 'gone\n', alone]);
    });

    it('a program that kills all it can', async () => {
      const { status } = await lab.python(`
import os
for pid in range(2, 5000):
    if pid != os.getpid():
        try: os.kill(pid, 9)
        except OSError: pass
for pid in (1, -1):
    try: os.kill(pid, 9)
    except OSError: pass
`);
      expect(status).toBe('exited');
      expect(await lab.shell('echo alive')).toMatchObject({ stdout: 'alive\n', processes: alone });
    });

    it('a program that is told to end while it works', async () => {
      const { status, processes } = await lab.shell('sleep 60 & wait', { killAfter: 200 });
      expect([status, processes]).toEqual(['killed', alone]);
    });
  });
});
