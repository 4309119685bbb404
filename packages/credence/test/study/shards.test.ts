import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportData, SampleRow } from '@credence/viewer';
import { samplesOf } from '@credence/viewer/facts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studyReport } from '../../src/analysis/study-report.ts';
import type { FrozenStudy } from '../../src/study/frozen-study.ts';
import { homeOf } from '../../src/study/merged-home.ts';
import { run, runDone } from '../support/command.ts';
import { comparable, recordsIn } from '../support/study-folder.ts';

const recording = fileURLToPath(new URL('../../../../recordings/quickstart', import.meta.url));

/** A part of the quick start: real answers, replayed, judged here. */
const study = {
  name: 'A part of the quick start',
  tasks: ['*/python/profile-card', '*/python/login-redirect', '*/python/reset-token'],
  models: [{ id: 'smollm2-135m-instruct', provider: 'replay', recording }],
  temperatures: [0.8],
  samples: 2,
  confidence: ['verbalized', 'consistency-syntax', 'consistency-behaviour'],
  maxTokens: 256,
};

let folder: string;
let file: string;

async function reportOf(...places: readonly string[]): Promise<ReportData> {
  const { report } = await studyReport(homeOf(places));
  const samples: SampleRow[] = [];
  for await (const sample of samplesOf(report)) samples.push(sample);
  const { comparison: _, ...tables } = report.tables;
  return { ...tables, samples };
}

/** All but when and where it was made, and evidence that may name what was drawn at random. */
function essence({ study: about, samples, ...tables }: ReportData) {
  const { startedAt: _, environment: __, ...rest } = about;
  const rows = samples.map((row) => ({
    ...row,
    checks: row.checks.map(({ name, outcome }) => [name, outcome]),
  }));
  return { ...tables, study: rest, samples: rows };
}

describe('a study in shards', () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'credence-shards-'));
    file = join(folder, 'study.yaml');
    await writeFile(file, JSON.stringify(study));
    await runDone(['run', file, '--out', join(folder, 'whole')]);
    for (const shard of ['1/2', '2/2']) {
      await runDone(['run', file, '--shard', shard], { cwd: folder });
    }
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const merged = () => join(folder, 'out', 'study');
  const shards = () => [1, 2].map((index) => join(merged(), `shard-${index}-of-2`));

  it('is the study that was not split, record by record and number by number', async () => {
    const whole = recordsIn(join(folder, 'whole'));
    const parts = shards().map((part) => recordsIn(part));
    expect(comparable(parts.flat())).toEqual(comparable(whole));
    // Each task is in one shard, with all its answers.
    const tasks = parts.map(
      (records) => new Set(records.flatMap((one) => ('task' in one ? one.task : []))),
    );
    expect(tasks.map(({ size }) => size)).toEqual([2, 1]);
    expect(new Set(tasks.flatMap((some) => [...some])).size).toBe(3);

    const expected = essence(await reportOf(join(folder, 'whole')));
    expect(expected.study.partial).toBeNull();
    expect(essence(await reportOf(merged()))).toEqual(expected);
    expect(essence(await reportOf(...shards().reverse()))).toEqual(expected);
  });

  it('says which shards are missing', async () => {
    const data = await reportOf(shards()[0] ?? '');
    expect(data.study.partial).toBe('Only 1 of 2 shards are here; missing: 2/2.');
    expect(data.samples).toHaveLength(4);
  });

  it('refuses a shard of another configuration, and names the difference', async () => {
    const [first = '', second = ''] = shards();
    const other = await run([
      'run',
      file,
      '--shard',
      '1/2',
      '--max-tokens',
      '128',
      '--out',
      second,
    ]);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toContain('changed: maxTokens, shard.');

    const put = join(folder, 'put-together');
    await cp(first, join(put, 'a'), { recursive: true });
    await cp(second, join(put, 'b'), { recursive: true });
    const changed = join(put, 'b', 'study.json');
    const begun = JSON.parse(await readFile(changed, 'utf8')) as FrozenStudy;
    const config = { ...begun.config, samples: 1, judgeWorkers: 7 };
    await writeFile(changed, JSON.stringify({ ...begun, config }));
    await expect(reportOf(put)).rejects.toMatchObject({
      ...{ code: 'studies-differ', exitCode: 2, location: { file: changed } },
      message: `This is not the study that ${join(put, 'a')} is a part of; they differ in: samples.`,
    });
  });
});
