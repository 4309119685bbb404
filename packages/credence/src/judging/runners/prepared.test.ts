import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepared } from './prepared.ts';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'credence-prepared-'));
});
afterEach(() => rm(cache, { recursive: true }));

const write = (text: string) => async (fresh: string) => {
  await writeFile(join(fresh, 'file'), text, { mode: 0o600 });
};

it('makes a folder once, for all to read', async () => {
  const folder = await prepared('a', write('first'), cache);
  expect(await prepared('a', write('second'), cache)).toBe(folder);
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('first');
  expect((await stat(join(folder, 'file'))).mode & 0o777).toBe(0o644);
  expect((await stat(folder)).mode & 0o777).toBe(0o755);
});

it('tells where it will be', async () => {
  const told: string[] = [];
  const folder = await prepared('a', async (_, final) => void told.push(final), cache);
  expect(told).toEqual([folder]);
});

it('agrees with another that makes it at the same time', async () => {
  const both = await Promise.all(['one', 'two'].map((text) => prepared('a', write(text), cache)));
  expect(new Set(both).size).toBe(1);
  expect(await readdir(cache)).toEqual(['a']);
});

it('leaves nothing of what failed', async () => {
  const failing = async (fresh: string) => {
    await writeFile(join(fresh, 'file'), 'half');
    throw new Error('no compiler');
  };
  await expect(prepared('a', failing, cache)).rejects.toMatchObject({
    code: 'not-prepared',
    message: `${join(cache, 'a')} cannot be prepared: no compiler`,
  });
  expect(await readdir(cache)).toEqual([]);
});

it('refuses a folder that others could have filled', async () => {
  const folder = await prepared('a', write('first'), cache);
  await chmod(folder, 0o777);
  await expect(prepared('a', write('second'), cache)).rejects.toThrow('belongs to someone else');
});
