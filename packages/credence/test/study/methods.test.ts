import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportData } from '@credence/viewer';
import { expect, it, onTestFinished } from 'vitest';
import type { ConfidenceRecord } from '../../src/core/records.ts';
import { run, runDone } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { journalFiles, recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const confidence = [
  'verbalized-cot',
  'verbalized-user-code',
  'likelihood-mean',
  'likelihood-min',
  'consistency-syntax',
  'consistency-behaviour',
  'critic',
];

/** A study of two models, one of them the critic. */
function writeTwoModels(folder: string, baseUrl: string, changes: object = {}): string {
  const file = writeStudy(folder, baseUrl);
  const study = JSON.parse(readFileSync(file, 'utf8')) as { models: [object] };
  const [model] = study.models;
  const design = { confidence, critic: 'other', samples: 3, prompting: ['plain', 'few-shot'] };
  const tasks = ['*/python/profile-card', '*/javascript/login-redirect'];
  const models = [model, { ...model, id: 'other', model: 'other-1' }];
  writeFileSync(file, JSON.stringify({ ...study, ...design, tasks, models, ...changes }));
  return file;
}

it('finds confidences in every way, and resumes in the middle', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'out');
  const server = await serveModels({ tasks: await allTasks() });
  onTestFinished(server.close);
  const file = writeTwoModels(folder, server.baseUrl);
  await run(['run', file, '--out', out, '--max-samples', '20']);
  const halfway = recordsIn(out).length;
  const { stdout } = await runDone(['run', file, '--out', out, '--json']);
  const data = JSON.parse(stdout) as ReportData;

  // 2 tasks x 2 strategies x 2 temperatures x 3 answers x 2 models.
  expect(data.samples).toHaveLength(48);
  const records = recordsIn(out);
  expect(records.length).toBeGreaterThan(halfway);
  expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
  const samples = new Map(
    records.flatMap((record) => (record.kind === 'sample' ? [[record.key, record] as const] : [])),
  );
  const found = records.filter(
    (record): record is ConfidenceRecord => record.kind === 'confidence',
  );
  for (const method of confidence) {
    const of = found.filter((record) => record.method === method);
    // Every sample has one of each target, by one version.
    expect(of.length, method).toBe(2 * 48);
    expect(new Set(of.map(({ methodVersion }) => methodVersion)).size).toBe(1);
    for (const { sample, value, missing } of of) {
      const { code, temperature, model } = samples.get(sample)!;
      const context = `${method} ${missing}`;
      expect((value === null) !== (missing === null), context).toBe(true);
      if (value !== null) expect(value >= 0 && value <= 1, context).toBe(true);
      if (code === null) expect(missing, context).toBe('no-code');
      else if (method === 'critic' && model === 'other') expect(missing).toBe('own-answer');
      else if (method.startsWith('consistency')) {
        expect(missing, context).toBe(temperature === 0 ? 'no-siblings' : null);
      } else if (method.startsWith('likelihood')) expect(missing, context).toBeNull();
    }
  }
  expect(
    found.filter(({ method, value }) => method === 'critic' && value !== null).length,
  ).toBeGreaterThan(5);
  const agreements = found.filter(({ method }) => method === 'consistency-behaviour');
  expect(new Set(agreements.flatMap(({ value }) => value ?? [])).size).toBeGreaterThan(2);
  // Answers were asked for with their probabilities, and each request was made once.
  expect(new Set(server.seen.map(({ key, model }) => `${model} ${key}`)).size).toBe(
    server.seen.filter(({ attempt }) => attempt === 1).length,
  );

  const [before, requests] = [journalFiles(out), server.seen.length];
  await runDone(['run', file, '--out', out]);
  expect(server.seen).toHaveLength(requests);
  expect(journalFiles(out)).toEqual(before);
});

it('refuses a design that cannot be, naming file and line', async () => {
  const folder = temporaryFolder();
  const file = writeTwoModels(folder, 'http://127.0.0.1:9/v1', { critic: 'third' });
  const end = await run(['run', file, '--out', join(folder, 'out')]);
  expect(end.code).toBe(2);
  expect(end.stderr).toContain('no model "third"');
  expect(end.stderr).toMatch(/study\.yaml:\d+/);
});

it('lists methods and strategies with what each needs', async () => {
  const { stdout } = await runDone(['methods', '--json']);
  const { methods, strategies } = JSON.parse(stdout) as {
    methods: { id: string; version: string; sees: string; needs: { id: string }[] }[];
    strategies: { id: string; uses: string | null }[];
  };
  expect(methods.map(({ id }) => id)).toEqual(expect.arrayContaining([...confidence, 'combined']));
  expect(methods.every(({ version, sees }) => version !== '' && sees !== '')).toBe(true);
  expect(methods.find(({ id }) => id === 'critic')?.needs.map(({ id }) => id)).toEqual(['critic']);
  expect(strategies.find(({ id }) => id === 'cwe-hint')?.uses).toContain('CWE');
  const { stdout: text } = await runDone(['methods']);
  for (const { id } of [...methods, ...strategies]) expect(text).toContain(id);
});
