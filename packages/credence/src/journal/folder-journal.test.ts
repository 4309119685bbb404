import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allRecords as all, failureRecord as record } from '../../test/support/failures.ts';
import { contentHash } from '../core/keys.ts';
import { FolderJournal } from './folder-journal.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credence-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function segment(prefix: string): Promise<string> {
  const name = (await readdir(folder)).find((file) => file.startsWith(prefix));
  return join(folder, name ?? 'none');
}

async function written(count: number): Promise<void> {
  const journal = await FolderJournal.open(folder);
  await Promise.all(
    Array.from({ length: count }, (_, n) => journal.put(record(n), [`body ${n}`, 'shared'])),
  );
  await journal.close();
}

describe('a folder journal', () => {
  it('gives back what was put, once, with its bodies', async () => {
    await written(500);
    const journal = await FolderJournal.open(folder);
    await journal.put(record(3, 'another text under the same key'));
    expect((await all(journal)).map((item) => item.key)).toEqual(
      Array.from({ length: 500 }, (_, n) => record(n).key),
    );
    expect(journal.has(record(499).key)).toBe(true);
    expect(journal.has(record(500).key)).toBe(false);
    const hash = contentHash('body 42');
    expect(await journal.bodies([hash, contentHash('absent')])).toEqual(
      new Map([[hash, 'body 42']]),
    );
    const bodies = await readFile(await segment('bodies-'), 'utf8');
    expect(bodies.match(/"shared"/g)).toHaveLength(1);
    await journal.close();
  });

  it('reads journals that were put side by side as one', async () => {
    await written(10);
    const other = await FolderJournal.open(folder);
    await other.put(record(5));
    await other.put(record(10));
    await other.close();
    expect(await all(await FolderJournal.open(folder))).toHaveLength(11);
  });

  it('drops a torn tail with a notice, and writes after it into a new segment', async () => {
    await written(3);
    const file = await segment('facts-');
    await appendFile(file, JSON.stringify(record(3)).slice(0, 30));
    const journal = await FolderJournal.open(folder);
    expect(journal.notices).toEqual([expect.stringMatching(/:4: dropped 30 bytes/)]);
    expect(journal.has(record(3).key)).toBe(false);
    await journal.put(record(3));
    await journal.close();
    expect((await all(await FolderJournal.open(folder))).map((item) => item.key)).toContain(
      record(3).key,
    );
  });

  it.each([
    ['broken JSON', '{"kind":"failure",'],
    ['an unknown kind', '{"kind":"dream","key":"x"}'],
    ['a null line', 'null'],
  ])('reports %s in the middle by file and line', async (_, bad) => {
    await written(3);
    const file = await segment('facts-');
    const lines = (await readFile(file, 'utf8')).split('\n');
    lines[1] = bad;
    await writeFile(file, lines.join('\n'));
    await expect(FolderJournal.open(folder)).rejects.toMatchObject({
      code: 'journal-damaged',
      exitCode: 2,
      location: { file, line: 2 },
    });
  });

  it('reports a body whose content is not what its hash promises', async () => {
    await written(3);
    const file = await segment('bodies-');
    await writeFile(file, (await readFile(file, 'utf8')).replace('body 1', 'bodY 1'));
    const journal = await FolderJournal.open(folder);
    await expect(journal.bodies([contentHash('body 1')])).rejects.toMatchObject({
      code: 'journal-damaged',
      location: { file },
    });
  });

  it('keeps multi-byte text whole across read buffers', async () => {
    const journal = await FolderJournal.open(folder);
    const text = '… ü 🦉\u2028 '.repeat(60_000);
    await journal.put(record(1, text.slice(0, 200_000)), [text]);
    await journal.put(record(2));
    await journal.close();
    const again = await FolderJournal.open(folder);
    expect(await again.bodies([contentHash(text)])).toEqual(new Map([[contentHash(text), text]]));
    expect(await all(again)).toHaveLength(2);
  });
});
