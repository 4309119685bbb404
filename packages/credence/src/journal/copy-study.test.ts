import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash } from '../core/keys.ts';
import type { JournalRecord } from '../core/records.ts';
import { copyStudy } from './copy-study.ts';
import { FolderJournal } from './folder-journal.ts';

let home: string;
let study: string;
const at = '2026-01-01T00:00:00Z';
const usage = { inputTokens: 1, outputTokens: 1 };

/** Texts that a format may mangle. */
const texts = ['plain', '', 'ü 🦉\u2028\r\n"quoted"\0', 'half a pair \ud83e', 'x'.repeat(100_000)];

const sample = (n: number): JournalRecord => ({
  ...{ kind: 'sample', key: contentHash(`sample ${n}`), task: `t/python/${n}`, taskHash: 'h' },
  ...{ model: 'tiny', temperature: 0.1 * n, prompting: 'plain', promptingVersion: '1', index: n },
  ...{ prompt: contentHash('plain'), response: contentHash(texts[n] ?? ''), code: null },
  ...{ extraction: 'ü 🦉 "', finish: 'stop', usage, usd: 1e-7, at },
});

const confidence = (n: number): JournalRecord => ({
  ...{
    kind: 'confidence',
    key: contentHash(`confidence ${n}`),
    sample: contentHash(`sample ${n}`),
  },
  ...{ method: 'verbalized', methodVersion: '1', target: 'security', value: n / 7, missing: null },
  ...{ raw: null, usage, usd: null, at },
});

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'credence-copy-'));
  study = join(home, 'study');
  const journal = await FolderJournal.open(study);
  for (const [n, text] of texts.entries()) {
    await journal.put(sample(n), [text, 'plain']);
    await journal.put(confidence(n));
  }
  await journal.close();
  await writeFile(join(study, 'study.json'), '{"format": 1,\n  "name": "ü"}\n');
});
afterEach(() => rm(home, { recursive: true }));

async function everything(folder: string) {
  const journal = await FolderJournal.open(folder);
  const records: JournalRecord[] = [];
  for await (const record of journal.records()) records.push(record);
  const bodies = await journal.bodies(texts.map(contentHash));
  return {
    records: records.sort((a, b) => (a.key < b.key ? -1 : 1)),
    bodies: new Map([...bodies].sort()),
    document: await readFile(join(folder, 'study.json'), 'utf8'),
  };
}

describe('copying a study', () => {
  it('through a Parquet archive gives back what there was, text for text', async () => {
    const archive = join(home, 'study.parquet');
    const there = await copyStudy(study, archive);
    expect(there.tally).toMatchObject({
      ...{ records: { confidence: 5, sample: 5 }, bodies: 5, documents: 1 },
    });
    const back = join(home, 'back');
    expect((await copyStudy(archive, back)).tally).toEqual(there.tally);
    expect(await everything(back)).toEqual(await everything(study));
    expect((await readdir(home)).sort()).toEqual(['back', 'study', 'study.parquet']);
  });

  it('makes an archive that others can query', async () => {
    const archive = join(home, 'study.parquet');
    await copyStudy(study, archive);
    const bytes = await readFile(join(archive, 'facts-1.parquet'));
    const rows = await parquetReadObjects({
      file: new Uint8Array(bytes).buffer,
      compressors,
      columns: ['kind', 'task', 'model', 'temperature', 'method', 'value'],
    });
    const values = rows.filter(({ kind }) => kind === 'confidence').map(({ value }) => value);
    expect(values.sort()).toEqual([0, 1 / 7, 2 / 7, 3 / 7, 4 / 7]);
    expect(rows.find(({ task }) => task === 't/python/3')).toMatchObject({
      ...{ kind: 'sample', model: 'tiny', method: null },
    });
  });

  it('does not overwrite, and leaves nothing behind when it fails', async () => {
    await expect(copyStudy(study, study)).rejects.toMatchObject({ code: 'folder-not-empty' });
    await expect(copyStudy(join(home, 'none'), join(home, 'a'))).rejects.toMatchObject({
      code: 'no-study',
    });
    const [facts = ''] = (await readdir(study)).filter((name) => name.startsWith('facts-'));
    const file = join(study, facts);
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace('"kind":"confidence"', '"kind":"x"'),
    );
    await expect(copyStudy(study, join(home, 'a.parquet'))).rejects.toMatchObject({
      ...{ code: 'journal-damaged', location: { file, line: 2 } },
    });
    expect(await readdir(home)).toEqual(['study']);
  });
});

describe('a damaged archive', () => {
  const damage: Readonly<Record<string, [string, (file: string) => Promise<void>, RegExp]>> = {
    'a changed row': [
      'bodies-1.parquet',
      async (file) => {
        // Another study's table of the same form, whose rows are not the ones that were promised.
        const other = join(home, 'other');
        const journal = await FolderJournal.open(other);
        for (const [n, text] of texts.entries()) await journal.put(sample(n), [`${text}!`]);
        await journal.close();
        await writeFile(join(other, 'study.json'), '{}');
        await copyStudy(other, join(home, 'other.parquet'));
        await copyFile(join(home, 'other.parquet', 'bodies-1.parquet'), file);
      },
      /rows 1 to 5 of 5 are not those that were archived/,
    ],
    'a flipped byte': [
      'facts-1.parquet',
      async (file) => {
        const bytes = await readFile(file);
        const middle = Math.floor(bytes.length / 2);
        bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
        await writeFile(file, bytes);
      },
      /(rows 1 to 10 of 10|its rows are whole|table of contents)/,
    ],
    'a part cut short': [
      'facts-1.parquet',
      async (file) => writeFile(file, (await readFile(file)).subarray(0, 200)),
      /its table of contents cannot be read/,
    ],
    'a missing part': ['bodies-1.parquet', (file) => rm(file), /cannot be read \(ENOENT/],
    'a changed document': ['study.json', (file) => writeFile(file, '{}'), /not the one/],
    'a damaged list of parts': [
      'archive.json',
      (file) => writeFile(file, '{'),
      /list of its parts/,
    ],
  };

  it.each(Object.entries(damage))('is refused for %s', async (_, [name, harm, message]) => {
    const archive = join(home, 'study.parquet');
    await copyStudy(study, archive);
    const file = join(archive, name);
    await harm(file);
    const back = join(home, 'back');
    await expect(copyStudy(archive, back)).rejects.toMatchObject({
      ...{ code: 'archive-damaged', exitCode: 2, location: { file } },
      message: expect.stringMatching(message),
    });
    expect(await readdir(home)).not.toContain('back');
  });
});
