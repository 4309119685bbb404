import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { InfrastructureError } from '../../src/core/errors.ts';
import { Bubblewrap } from '../../src/sandbox/bubblewrap/bubblewrap.ts';
import { innerModules } from '../../src/sandbox/inner-modules.ts';
import type { SandboxSession } from '../../src/sandbox/sandbox.ts';

const sandbox = new Bubblewrap();
const dist = fileURLToPath(new URL('../../dist/sandbox/', import.meta.url));

/** A trusted program of the given body; `receive` and `send` are there. */
function open(body: string, roots: readonly string[] = []): Promise<SandboxSession> {
  const head = "import { receive, send } from '../sandbox/inner/frames.js';";
  const modules = { ...innerModules(), 'test/main.js': `${head}\n${body}` };
  return sandbox.open({ modules, entry: 'test/main.js', roots });
}

async function all(session: SandboxSession): Promise<unknown[]> {
  const frames: unknown[] = [];
  for await (const frame of session.frames) frames.push(frame);
  return frames;
}

/** Processes of the host whose command line holds the mark. */
function processesWith(mark: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(mark);
      } catch {
        return false;
      }
    });
}

const echo = 'for await (const frame of receive()) send(frame);';

describe('a session', () => {
  it('carries frames both ways, whole and in order, and ends when told', async () => {
    const session = await open(echo);
    const sent = [{ text: 'é\n"' }, 'x'.repeat(3 << 20), [1, null, true]];
    for (const frame of sent) session.send(frame);
    const received = all(session);
    await session.close();
    expect(await received).toEqual(sent);
    expect(await session.ended).toMatchObject({ reason: 'closed', exitCode: 0 });
  });

  it('delivers what was sent just before the program ended, however late it is read', async () => {
    const session = await open('for (let i = 0; i < 100; i++) send(i);');
    expect(await session.ended).toMatchObject({ reason: 'closed' });
    expect(await all(session)).toHaveLength(100);
  });

  it('refuses to send more than a frame may hold', async () => {
    const session = await open(echo);
    expect(() => session.send('x'.repeat(8 << 20))).toThrow(InfrastructureError);
    await session.close();
  });

  it.each([
    ['a frame without end', 'process.stdout.write("x".repeat(9 << 20));', 'longer than'],
    ['what is no JSON', 'process.stdout.write("hello\\n"); await receive().next();', 'JSON'],
    ['half a frame', 'process.stdout.write("{");', 'ended within a frame'],
  ])('does not believe a program that writes %s', async (_, body, why) => {
    const session = await open(body);
    expect(await all(session)).toEqual([]);
    const { reason, detail } = await session.ended;
    expect(detail).toContain(why);
    expect(reason).toBe('failed');
  });

  it('tells how a program failed, with its last words', async () => {
    const session = await open('throw new Error("out of order");');
    expect(await session.ended).toMatchObject({
      reason: 'failed',
      exitCode: 1,
      stderr: expect.stringContaining('out of order'),
    });
  });

  it('fails to open when the program cannot be unpacked', async () => {
    const missing = open(echo, ['/opt/no-such-toolchain']);
    await expect(missing).rejects.toThrow(InfrastructureError);
    await expect(missing).rejects.toThrow('/opt/no-such-toolchain');
  });

  it('kills a program that does not close', async () => {
    const session = await open('setInterval(() => {}, 1000);');
    await session.close();
    expect(await session.ended).toMatchObject({ reason: 'killed' });
  });

  it('shows folders of the host only to read, wherever they lie', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'toolchain-'));
    try {
      writeFileSync(join(folder, 'tool'), 'tool');
      const session = await open(
        `import fs from 'node:fs';
        const attempt = (action) => { try { return action(); } catch (error) { return error.code; } };
        send(attempt(() => fs.readFileSync('${folder}/tool', 'utf8')));
        send(attempt(() => fs.writeFileSync('${folder}/tool', '')));`,
        [folder],
      );
      // Readable only for ourselves: as root the sandbox is another user.
      const readable = process.getuid?.() === 0 ? 'EACCES' : 'tool';
      expect(await all(session)).toEqual([readable, readable === 'tool' ? 'EROFS' : 'EACCES']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the box, when hostile code misuses it', () => {
  it('says so, and is as new after a reset', async () => {
    const session = await open(`
      import { openBox } from '../sandbox/inner/box.js';
      import { run } from '../sandbox/inner/launch.js';
      import { defaultLimits } from '../sandbox/inner/limits.js';
      const box = openBox();
      const attempt = (action) => action().then(() => 'done', ({ problem, code }) => problem ?? code);
      const script = 'mkdir locked; touch locked/file; chmod 0 locked; i=0;'
        + 'while dd if=/dev/zero of=fill$i bs=1M count=16; do i=$((i+1)); done; chmod 0 /box';
      const { status } = await run({
        argv: ['/usr/bin/sh', '-c', script], stdin: '', limits: defaultLimits, roots: [],
      });
      send(status);
      send(await attempt(() => box.read('locked/file')));
      send(await attempt(() => box.write('new', 'x'.repeat(1 << 20))));
      await box.reset();
      send(await box.list());
      send(await attempt(() => box.write('new', 'x'.repeat(1 << 20))));
    `);
    expect(await all(session)).toEqual(['exited', 'denied', 'full', [], 'done']);
  });
});

describe('no session leaves anything behind', () => {
  /** A program that launches hostile code which daemonises and stays. */
  const daemons = (mark: string) => `
    import { launch } from '../sandbox/inner/launch.js';
    import { defaultLimits } from '../sandbox/inner/limits.js';
    launch({
      argv: ['/usr/bin/sh', '-c', 'setsid sleep ${mark} & sleep ${mark} & wait'],
      stdin: '', limits: { ...defaultLimits, deadlineMs: 60_000 }, roots: [],
    });
    setTimeout(() => send('launched'), 300);
    await new Promise(() => setInterval(() => {}, 1000));
  `;

  it('not when it is killed', async () => {
    const mark = `86398.${process.pid}1`;
    const session = await open(daemons(mark));
    for await (const frame of session.frames) {
      expect(frame).toBe('launched');
      break;
    }
    expect(processesWith(mark).length).toBeGreaterThan(1);
    session.kill();
    await session.ended;
    expect(processesWith(mark)).toEqual([]);
  });

  it('not when the host process itself is killed', async () => {
    const mark = `86398.${process.pid}2`;
    const host = `
      import { Bubblewrap } from '${dist}bubblewrap/bubblewrap.js';
      import { innerModules } from '${dist}inner-modules.js';
      const main = "import { receive, send } from '../sandbox/inner/frames.js';" + ${JSON.stringify(daemons(mark))};
      const session = await new Bubblewrap().open({
        modules: { ...innerModules(), 'test/main.js': main }, entry: 'test/main.js', roots: [],
      });
      for await (const frame of session.frames) console.log(frame);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', host], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout!, 'data');
    // One of them is the host itself, whose command line holds the program.
    expect(processesWith(`sleep\0${mark}`).length).toBe(2);
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (let i = 0; i < 100 && processesWith(mark).length > 0; i++) await sleep(20);
    expect(processesWith(mark)).toEqual([]);
  });

  it('and no descriptor that the host inherited gets in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'descriptor-'));
    const secret = openSync(join(folder, 'secret'), 'w+');
    const host = `
      import { Bubblewrap } from '${dist}bubblewrap/bubblewrap.js';
      import { innerModules } from '${dist}inner-modules.js';
      const main = \`
        import { send } from '../sandbox/inner/frames.js';
        import { run } from '../sandbox/inner/launch.js';
        import { defaultLimits } from '../sandbox/inner/limits.js';
        import fs from 'node:fs';
        const links = fs.readdirSync('/proc/self/fd').map((fd) => {
          try { return fs.readlinkSync('/proc/self/fd/' + fd); } catch { return ''; }
        });
        send(links.filter((link) => link.includes('secret')));
        const { stdout } = await run({ argv: ['/usr/bin/ls', '/proc/self/fd'], stdin: '', limits: defaultLimits, roots: [] });
        send(stdout.toString());
      \`;
      const session = await new Bubblewrap().open({
        modules: { ...innerModules(), 'test/main.js': main }, entry: 'test/main.js', roots: [],
      });
      const frames = [];
      for await (const frame of session.frames) frames.push(frame);
      console.log(JSON.stringify(frames));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', host], {
      stdio: ['ignore', 'pipe', 'inherit', secret, 'ignore', secret],
    });
    const [output] = (await once(child.stdout!, 'data')) as [Buffer];
    closeSync(secret);
    rmSync(folder, { recursive: true });
    expect(JSON.parse(output.toString())).toEqual([[], '0\n1\n2\n3\n']);
  });
});
