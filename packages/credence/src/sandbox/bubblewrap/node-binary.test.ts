import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NoSandboxError } from '../../core/errors.ts';
import { nodeForSandbox } from './node-binary.ts';

let folder: string;
const { TMPDIR } = process.env;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'node-binary-'));
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'home/bin'), { recursive: true });
  mkdirSync(join(folder, 'tmp'));
  writeFileSync(join(folder, 'home/bin/node'), '#!/bin/sh\necho v99.1.0', { mode: 0o755 });
});
afterEach(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  rmSync(folder, { recursive: true });
});

describe('nodeForSandbox', () => {
  it('takes our own node, with its prefix, when everyone may run it', () => {
    const own = join(folder, 'home/bin/node');
    symlinkSync(own, join(folder, 'link'));
    expect(nodeForSandbox(true, join(folder, 'link'))).toEqual({
      path: own,
      folder: join(folder, 'home'),
      version: process.versions.node,
    });
  });

  it('takes the system’s when ours lies in a closed folder, but only when we drop our rights', () => {
    const own = join(folder, 'home/bin/node');
    const system = join(folder, 'system');
    copyFileSync(own, system);
    chmodSync(join(folder, 'home'), 0o700);
    expect(nodeForSandbox(true, own, system)).toEqual({ path: system, folder, version: '99.1.0' });
    expect(nodeForSandbox(false, own, system).path).toBe(own);
  });

  it('does not take a system’s node that is too old for our programs', () => {
    process.env.TMPDIR = join(folder, 'tmp');
    const own = join(folder, 'home/bin/node');
    const system = join(folder, 'system');
    writeFileSync(system, '#!/bin/sh\necho v18.20.0', { mode: 0o755 });
    chmodSync(join(folder, 'home'), 0o700);
    expect(nodeForSandbox(true, own, system)).toMatchObject({
      path: expect.stringContaining(join(folder, 'tmp')),
      version: process.versions.node,
    });
  });

  it('copies ours once into a folder that only we can write', () => {
    process.env.TMPDIR = join(folder, 'tmp');
    const own = join(folder, 'home/bin/node');
    chmodSync(join(folder, 'home'), 0o700);
    const first = nodeForSandbox(true, own, join(folder, 'none'));
    const { ino } = statSync(first.path);
    expect(first.path.startsWith(join(folder, 'tmp'))).toBe(true);
    expect(statSync(first.folder).mode & 0o022).toBe(0);
    expect(nodeForSandbox(true, own, join(folder, 'none'))).toEqual(first);
    expect(statSync(first.path).ino).toBe(ino);
    expect(readdirSync(join(folder, 'tmp'))).toHaveLength(1);
  });

  it('does not run a copy that others may have put there', () => {
    process.env.TMPDIR = join(folder, 'tmp');
    const own = join(folder, 'home/bin/node');
    chmodSync(join(folder, 'home'), 0o700);
    const { folder: copy } = nodeForSandbox(true, own, join(folder, 'none'));
    chmodSync(copy, 0o777);
    expect(existsSync(join(copy, 'node'))).toBe(true);
    expect(() => nodeForSandbox(true, own, join(folder, 'none'))).toThrow(NoSandboxError);
  });
});
