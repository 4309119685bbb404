import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { NoSandboxError } from '../../src/core/errors.ts';
import type { Bubblewrap } from '../../src/sandbox/bubblewrap/bubblewrap.ts';
import { runBattery } from '../../src/sandbox/canary/battery.ts';
import { plant } from '../../src/sandbox/canary/plant.ts';
import { backends, findSandbox, probeSandboxes } from '../../src/sandbox/find.ts';
import { assemble, ret, verdict } from '../../src/sandbox/seccomp/bpf.ts';
import { replacing, showing, without, withWeakened } from './weakened.ts';

const { TMPDIR } = process.env;
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

const failing = async (sandbox: Bubblewrap) =>
  (await runBattery(sandbox)).filter(({ passed }) => !passed).map(({ name }) => name);

describe('the canary battery', () => {
  it('passes in the sandbox of this machine', async () => {
    const [report] = await probeSandboxes(backends.slice(0, 1));
    expect(report?.canaries.filter(({ passed }) => !passed)).toEqual([]);
    expect(report).toMatchObject({ backend: 'bubblewrap', usable: true, problem: null });
    expect(report?.canaries.map(({ name }) => name)).toMatchInlineSnapshot(`
      [
        "secret-file",
        "host-loopback",
        "host-environment",
        "kernel-settings",
        "writes-outside-the-box",
        "trusted-program-unseen",
        "system-calls",
        "fork-limit",
        "memory-of-all-processes",
        "memory-of-one-process",
        "file-sizes",
        "output-cap",
        "deadline",
        "survivors",
        "links-in-the-box",
        "descriptors",
        "host-listeners",
      ]
    `);
  });

  it('takes its bait away again', async () => {
    const planted = await plant();
    expect(existsSync(planted.bait.file)).toBe(true);
    expect(Object.values(process.env)).toContain(planted.bait.secret);
    await planted.remove();
    expect(existsSync(planted.bait.file)).toBe(false);
    expect(Object.values(process.env)).not.toContain(planted.bait.secret);
  });

  it('finds out a system call filter that allows everything', async () => {
    const filter = assemble([ret(verdict.allow)]);
    const found = await withWeakened((parts) => ({ ...parts, filter }), failing);
    expect(found).toEqual(['system-calls']);
  });

  it('finds out a folder of the host that shows inside', async () => {
    const folder = mkdtempSync('/var/tmp/canaries-');
    chmodSync(folder, 0o755);
    process.env.TMPDIR = folder;
    const found = await withWeakened((parts) => showing(parts, folder), failing);
    rmSync(folder, { recursive: true });
    expect(found).toEqual(['secret-file']);
  });

  it("finds out a sandbox that shares the host's network", async () => {
    const found = await withWeakened(
      (parts, folder) => replacing(parts, folder, 'bubblewrap', without('--unshare-net')),
      failing,
    );
    expect(found).toEqual(['host-loopback', 'host-listeners']);
  });

  it('finds out limits that are not set', async () => {
    const unlimited = 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"';
    const found = await withWeakened(
      (parts, folder) => replacing(parts, folder, 'prlimit', unlimited),
      failing,
    );
    expect(found).toEqual(['fork-limit', 'memory-of-one-process', 'file-sizes']);
  });
});

describe('findSandbox', () => {
  it('returns a sandbox that says under which limits it runs', async () => {
    const { id, stamp } = await findSandbox();
    expect(id).toBe('bubblewrap');
    expect(stamp.versions).toMatchObject({ bubblewrap: expect.stringMatching(/^0\.\d+/) });
    expect(stamp.profile).toMatch(/^[0-9a-f]{32}$/);
  });

  it('refuses a sandbox that lost a canary, and names it', async () => {
    await withWeakened(
      (parts) => ({ ...parts, filter: assemble([ret(verdict.allow)]) }),
      async (sandbox) => {
        const found = findSandbox([{ id: 'bubblewrap', create: () => sandbox }]);
        await expect(found).rejects.toThrow(NoSandboxError);
        await expect(found).rejects.toThrow('canary system-calls failed');
      },
    );
  });

  it('refuses with the command that helps where nothing is installed', async () => {
    const create = () => {
      throw new NoSandboxError('bwrap is not installed', { remedy: 'apt-get install bubblewrap' });
    };
    const found = findSandbox([{ id: 'bubblewrap', create }]);
    await expect(found).rejects.toMatchObject({
      exitCode: 3,
      remedy: 'apt-get install bubblewrap',
      message: 'No sandbox works on this machine. bubblewrap: bwrap is not installed',
    });
  });

  it('refuses where root may not become an ordinary user, rather than stay root', async () => {
    const dist = new URL('../../dist/sandbox/find.js', import.meta.url);
    const program = `import { findSandbox } from '${dist}';
      await findSandbox().catch(({ exitCode, remedy }) => console.log(exitCode, remedy));`;
    // A namespace where we are root and nobody else exists.
    const { stdout } = await promisify(execFile)('/usr/bin/unshare', [
      ...['--user', '--map-root-user', process.execPath],
      ...['--input-type=module', '--eval', program],
    ]);
    expect(stdout).toBe('3 Run as an ordinary user.\n');
  });

  it('tells why bubblewrap does not start', async () => {
    const script =
      'echo "bwrap: Creating new namespace failed: Operation not permitted" >&2; exit 1';
    await withWeakened(
      (parts, folder) => replacing(parts, folder, 'bubblewrap', script),
      async (sandbox) => {
        const found = findSandbox([{ ...backends[0]!, create: () => sandbox }]);
        await expect(found).rejects.toMatchObject({
          message: expect.stringContaining('forbids namespaces'),
          remedy: expect.stringContaining('seccomp=unconfined'),
        });
      },
    );
  });
});
