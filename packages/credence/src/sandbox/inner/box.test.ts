import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Box, boxAt } from './box.ts';

let outside: string;
let folder: string;
let box: Box;

beforeEach(() => {
  outside = mkdtempSync(join(tmpdir(), 'box-test-'));
  folder = join(outside, 'box');
  mkdirSync(folder);
  writeFileSync(join(outside, 'secret'), 'secret');
  mkdirSync(join(outside, 'folder'));
  writeFileSync(join(outside, 'folder', 'file'), 'untouched');
  box = boxAt(folder);
});

afterEach(() => rmSync(outside, { recursive: true, force: true }));

describe('a box', () => {
  it('returns what was written, makes folders on the way, and lists kinds and sizes', async () => {
    await box.write('a/b/file', 'text');
    await box.write('a/run', Buffer.from([0, 255]), 0o755);
    symlinkSync('nowhere', join(folder, 'a/link'));
    expect(await box.readText('a/b/file')).toBe('text');
    expect([...(await box.read('a/run'))]).toEqual([0, 255]);
    expect((await box.list('a')).map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      'b folder',
      'link link',
      'run file',
    ]);
    expect(await box.stat('a/run')).toMatchObject({ bytes: 2, mode: 0o755 });
    expect(box.path('a/./run')).toBe('/box/a/run');
  });

  it('overwrites a longer file whole', async () => {
    await box.write('file', 'long text');
    await box.write('file', 'new');
    expect(await box.readText('file')).toBe('new');
  });

  it('tells absent from there', async () => {
    expect(await box.exists('a/file')).toBe(false);
    expect(await box.stat('file')).toBeNull();
    await expect(box.read('file')).rejects.toMatchObject({ problem: 'absent' });
    await box.remove('file');
    await box.write('file', '');
    expect(await box.exists('file')).toBe(true);
    await box.remove('file');
    expect(await box.exists('file')).toBe(false);
  });

  it.each(['../secret', 'a/../../secret', '/etc/passwd', 'a\0b', '', '.'])(
    'refuses %j, which does not name something within',
    async (path) => {
      await expect(box.read(path)).rejects.toMatchObject({ problem: 'outside' });
      await expect(box.write(path, '')).rejects.toMatchObject({ problem: 'outside' });
    },
  );

  it('follows no link, neither at the end of a path nor within it', async () => {
    symlinkSync('../secret', join(folder, 'link'));
    symlinkSync(join(outside, 'folder'), join(folder, 'folder'));
    for (const path of ['link', 'folder/file']) {
      const refusal = { problem: path === 'link' ? 'link' : 'not-a-folder' };
      await expect(box.read(path)).rejects.toMatchObject(refusal);
      await expect(box.write(path, 'overwritten')).rejects.toMatchObject(refusal);
    }
    await expect(box.remove('folder/file')).rejects.toMatchObject({ problem: 'not-a-folder' });
    await expect(box.list('folder')).rejects.toMatchObject({ problem: 'not-a-folder' });
    expect(await box.stat('link')).toMatchObject({ kind: 'link' });
    expect(readFileSync(join(outside, 'folder/file'), 'utf8')).toBe('untouched');
  });

  it('neither waits for a FIFO nor reads devices, sockets and folders', async () => {
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    await box.write('folder/file', '');
    for (const path of ['fifo', 'folder']) {
      await expect(box.read(path)).rejects.toMatchObject({ problem: 'not-a-file' });
      await expect(box.write(path, '')).rejects.toMatchObject({ problem: 'not-a-file' });
    }
    expect(await box.stat('fifo')).toMatchObject({ kind: 'other' });
  });

  it('reads no more than it was asked to', async () => {
    await box.write('file', '12345');
    expect(await box.readText('file', 5)).toBe('12345');
    await expect(box.read('file', 4)).rejects.toMatchObject({ problem: 'too-large' });
    execFileSync('truncate', ['-s', '1T', join(folder, 'sparse')]);
    await expect(box.read('sparse')).rejects.toMatchObject({ problem: 'too-large' });
  });

  it('removes links and not what they point to', async () => {
    symlinkSync(join(outside, 'folder'), join(folder, 'folder'));
    symlinkSync(join(outside, 'secret'), join(folder, 'link'));
    await box.remove('folder');
    await box.reset();
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(outside, 'secret'))).toBe(true);
    expect(existsSync(join(outside, 'folder/file'))).toBe(true);
  });

  it('empties itself of names that are no text, locked folders and chains too deep for a path', async () => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe])]), '');
    const deep = 'import os\nfor i in range(600): os.mkdir("1234567890"); os.chdir("1234567890")';
    execFileSync('/usr/bin/python3', ['-I', '-c', deep], { cwd: folder });
    execFileSync(
      '/bin/sh',
      ['-c', 'mkdir -p locked/inner; touch locked/inner/x; chmod 0 locked/inner locked'],
      {
        cwd: folder,
      },
    );
    await box.reset();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('opens itself again when hostile code has locked it', async () => {
    await box.write('file', 'text');
    execFileSync('chmod', ['0', folder]);
    expect(await box.readText('file')).toBe('text');
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
  });
});
