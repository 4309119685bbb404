import { describe, expect, it } from 'vitest';
import { runBattery } from '../../src/sandbox/canary/battery.ts';
import { trustedUser } from '../../src/sandbox/container/arguments.ts';
import { ContainerSandbox } from '../../src/sandbox/container/container.ts';
import { findEngine } from '../../src/sandbox/container/engine.ts';
import { findImage } from '../../src/sandbox/container/image.ts';
import { backends, probeSandboxes } from '../../src/sandbox/find.ts';
import { innerModules } from '../../src/sandbox/inner-modules.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { Lab } from './lab.ts';
import { realEngines } from './real-engines.ts';
import { withEngine } from './stand-in-engine.ts';

describe('the engines of this machine', () => {
  it.each(['podman', 'docker'] as const)(
    '%s passes every canary, or says why it cannot',
    async (id) => {
      const [report] = await probeSandboxes(backends.filter((one) => one.id === id));
      const failed = report?.canaries.filter(({ passed }) => !passed) ?? [];
      expect(failed).toEqual([]);
      if (report?.usable) expect(report.canaries.length).toBeGreaterThan(10);
      else {
        expect(report?.problem?.cause).toMatch(
          /^(docker|podman) (is not installed|does not answer: .+|has no image .+|cannot limit .+)$/,
        );
        expect(report?.problem?.remedy).toMatch(/\S/);
      }
    },
  );
});

/** Whether this user may make namespaces with several users, as engines of root may. */
const mayMakeUsers = process.getuid?.() === 0;

type InContainer = <Result>(use: (sandbox: Sandbox) => Promise<Result>) => Promise<Result>;

/** A container with the same users, rights, files and filter, made without an engine. */
const inStandIn: InContainer = (use) =>
  withEngine('docker', {}, () => use(ContainerSandbox.find('docker')));

/** Two launches on one box at the same time: the second is to end, and the first to stay. */
const pair = `
import { setTimeout as sleep } from 'node:timers/promises';
import { openBox } from '../sandbox/inner/box.js';
import { receive, send } from '../sandbox/inner/frames.js';
import { launch, run } from '../sandbox/inner/launch.js';
import { defaultLimits } from '../sandbox/inner/limits.js';
import { readProcessTable } from '../sandbox/inner/process-table.js';
openBox();
const spec = (script) => ({ argv: ['/usr/bin/sh', '-c', script], roots: [], limits: defaultLimits });
for await (const script of receive()) {
  const first = launch({ ...spec('cat'), stdin: 'pipe' });
  const second = await run({ ...spec(script), stdin: '' });
  first.stdin.end('still here');
  let said = '';
  for await (const chunk of first.stdout) said += chunk;
  const end = await first.ended;
  const left = readProcessTable().filter(({ user, state }) => user >= 20000 && state !== 'Z');
  send({ second: second.status, said, first: end.status, left: left.length });
}
`;

async function ask(sandbox: Sandbox, program: string, question: string): Promise<unknown> {
  const modules = { ...innerModules(), 'test/main.js': program };
  const session = await sandbox.open({ modules, entry: 'test/main.js', roots: [] });
  try {
    session.send(question);
    for await (const frame of session.frames) return frame;
  } finally {
    await session.close();
  }
  throw new Error(JSON.stringify(await session.ended));
}

const inLabOf =
  (inContainer: InContainer) =>
  <Result>(use: (lab: Lab) => Promise<Result>): Promise<Result> =>
    inContainer(async (sandbox) => {
      const lab = await Lab.open(sandbox);
      try {
        return await use(lab);
      } finally {
        await lab.session.close();
      }
    });

/** Trusted program, the stand-in's first process, and nothing else. */
const alone = 2;

/** What every container must do, that of an engine like that of the stand-in. */
const everyContainer = (inContainer: InContainer) => {
  const inLab = inLabOf(inContainer);

  it('passes the canaries', async () => {
    await inContainer(async (sandbox) => {
      const [report] = await probeSandboxes([{ id: sandbox.id, create: () => sandbox }]);
      expect(report?.canaries.filter(({ passed }) => !passed)).toEqual([]);
      expect(report?.problem).toBeNull();
      expect(report?.canaries.length).toBeGreaterThan(10);
    });
  });

  it('ends what fights back, and leaves the trusted program alone', async () => {
    await inLab(async (lab) => {
      const limits = { deadlineMs: 1500 };
      const bomb = await lab.shell('f() { f | f & }; while :; do f; done', { limits });
      expect(bomb.processes).toBe(alone);
      const mole = `
import os, signal
for name in ('SIGTERM', 'SIGHUP', 'SIGINT'): signal.signal(getattr(signal, name), signal.SIG_IGN)
while True:
    if os.fork(): os._exit(0)
    os.setsid()`;
      expect(await lab.python(mole)).toMatchObject({ status: 'exited', processes: alone });
      const everyone = await lab.shell('kill -9 -1; kill -9 1 $PPID; echo alive');
      expect(everyone).toMatchObject({ stdout: 'alive\n', processes: alone });
    });
  });

  it('gives each launch an empty /tmp, and the box as the last one left it', async () => {
    await inContainer(async (sandbox) => {
      const twice = `
import { openBox } from '../sandbox/inner/box.js';
import { receive, send } from '../sandbox/inner/frames.js';
import { run } from '../sandbox/inner/launch.js';
import { defaultLimits } from '../sandbox/inner/limits.js';
const box = openBox();
for await (const script of receive()) {
  const spec = { argv: ['/usr/bin/sh', '-c', script], roots: [], stdin: '', limits: defaultLimits };
  await run(spec);
  const { stdout } = await run(spec);
  send([stdout.toString(), await box.readText('log'), await box.readText('locked/secret').catch((e) => e.problem)]);
}`;
      const script =
        'ls /tmp /dev/shm; mkdir -p /tmp/a/b locked; echo x > /tmp/a/b/c; chmod 0 /tmp/a; echo y > /dev/shm/z; echo line >> log; echo s > locked/secret; chmod 600 locked/secret';
      expect(await ask(sandbox, twice, script)).toEqual([
        '/dev/shm:\n\n/tmp:\n',
        'line\nline\n',
        's\n',
      ]);
    });
  });

  it('ends one of two launches on a box without the other', async () => {
    await inContainer(async (sandbox) => {
      expect(await ask(sandbox, pair, '(setsid sleep 1000 &) ; (setsid sleep 1000 &)')).toEqual({
        second: 'exited',
        said: 'still here',
        first: 'exited',
        left: 0,
      });
    });
  });

  it('ends both rather than let one of them hop from fork to fork', async () => {
    await inContainer(async (sandbox) => {
      const mole = `/usr/bin/python3 -c '
import os
while True:
    if os.fork(): os._exit(0)
    os.setsid()'`;
      expect(await ask(sandbox, pair, mole)).toMatchObject({ second: 'exited', left: 0 });
    });
  });

  it('tells our failure from what hostile code feigns, and a signal from its number', async () => {
    await inLab(async (lab) => {
      expect((await lab.run({ argv: ['/usr/bin/nothing'] })).status).toBe('setup-failed');
      const feigned = await lab.shell('echo "setpriv: failed to execute" >&2; exit 127');
      expect(feigned).toMatchObject({ status: 'exited', exitCode: 127 });
      expect(await lab.shell('exit 137')).toMatchObject({ status: 'exited', exitCode: 137 });
      expect(await lab.shell('kill -9 $$')).toMatchObject({
        status: 'signalled',
        signal: 'SIGKILL',
      });
    });
  });

  it('hides our sources, and the folders of other boxes', async () => {
    await inLab(async (lab) => {
      const { stdout } = await lab.shell(
        'ls /run/credence /boxes/* 2>/dev/null; cat /proc/*/environ 2>/dev/null | tr "\\0" "\\n" | grep -c credence; id -u; cd /run && touch x 2>/dev/null || echo refused',
      );
      expect(stdout).toMatch(/^0\n[2-5]\d{4}\nrefused\n$/);
    });
  });
};

describe.each(await realEngines())('a container of $id', (sandbox) => {
  everyContainer((use) => use(sandbox));
});

if (mayMakeUsers)
  describe('a container', () => {
    everyContainer(inStandIn);

    it('fails them when hostile code is the trusted program’s own user', async () => {
      await withEngine('docker', {}, async () => {
        const engine = findEngine('docker');
        const sandbox = new ContainerSandbox(engine, findImage(engine, 'any'), () => trustedUser);
        const failed = (await runBattery(sandbox)).filter(({ passed }) => !passed);
        const unseen = failed.find(({ name }) => name === 'trusted-program-unseen');
        expect(unseen?.detail).toMatch(/signalled \d+/);
      });
    });

    it('is made, started and removed once a session, and the bundle is not in its arguments', async () => {
      await withEngine('docker', {}, async (calls) => {
        const lab = await Lab.open(ContainerSandbox.find('docker'));
        await lab.session.close();
        expect((await lab.session.ended).reason).toBe('closed');
        const asked = calls().map(({ args }) => args.slice(0, 2).join(' '));
        expect(asked.filter((one) => !/^(info|image)/.test(one))).toEqual([
          'create --interactive',
          'start --attach',
          'rm --force',
        ]);
        expect(JSON.stringify(calls())).not.toContain('launched.stdout');
      });
    });
  });
else
  it('is reported as not usable where it gets no users', async () => {
    await inStandIn(async (sandbox) => {
      const [report] = await probeSandboxes([{ id: 'docker', create: () => sandbox }]);
      expect(report?.problem?.cause).toContain('there are no users to give away');
    });
  });
