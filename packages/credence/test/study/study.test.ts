import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportData } from '@credence/viewer';
import { expect, it, onTestFinished } from 'vitest';
import { runDone } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { dataOfPage } from '../support/report-page.ts';
import {
  allText,
  bodyHashesIn,
  journalFiles,
  recordsIn,
  temporaryFolder,
  writeStudy,
} from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const plantedKey = 'sk-planted-4f9e8b7c6d5a';

it('runs a study from configuration to report, once', async () => {
  const folder = temporaryFolder();
  const out = join(folder, 'out');
  const server = await serveModels({ tasks: await allTasks() });
  onTestFinished(server.close);
  const file = writeStudy(folder, server.baseUrl, { model: { apiKeyEnv: 'TEST_KEY' } });
  const environment = { env: { TEST_KEY: plantedKey } };

  const first = await runDone(['run', file, '--out', out, '--json'], environment);
  const data = JSON.parse(first.stdout) as ReportData;

  // The plan: 4 tasks x 2 temperatures x 2 answers.
  expect(data.samples).toHaveLength(16);
  expect(new Set(data.samples.map(({ key }) => key)).size).toBe(16);
  expect(data.study.partial).toBeNull();
  expect(data.study.temperatures).toEqual([0, 0.8]);
  const cells = data.calibration.map(({ method, target, temperature }) =>
    [method, target, temperature].join(' '),
  );
  const wanted = ['verbalized', 'p-true'].flatMap((method) =>
    ['functional', 'security', 'joint'].flatMap((target) =>
      [null, 0, 0.8].map((temperature) => [method, target, temperature].join(' ')),
    ),
  );
  expect(cells.sort()).toEqual(wanted.sort());
  for (const row of data.calibration) {
    expect(row.n + row.missing + row.inconclusive).toBe(row.samples);
  }
  const pooled = data.outcomes.find(({ temperature }) => temperature === null);
  expect(pooled?.samples).toBe(16);
  // Answers without code ask for no confidence; every other request is made once.
  const withCode = data.samples.filter(
    ({ functionalReason }) => !/^no code/.test(functionalReason),
  );
  expect(server.seen).toHaveLength(16 + 4 * withCode.length);
  expect(server.seen.every(({ authorization }) => authorization === `Bearer ${plantedKey}`)).toBe(
    true,
  );

  // Tables about what could be done say why they have no numbers: four tasks are too few for folds.
  const { recalibration, gates, prompting } = data;
  expect(recalibration?.rows).toHaveLength(2 * 3 * 7);
  expect(
    recalibration?.rows.every(({ why }) => /^(only|no) .*task|^no answer/.test(why ?? '')),
  ).toBe(true);
  expect(recalibration?.absent.map(({ dimension }) => dimension)).toEqual(['kind', 'model']);
  const execution = gates?.rows.filter((row) => row.gates.join() === 'execution') ?? [];
  expect(execution).toHaveLength(2 * 3);
  const passed = data.samples.filter(({ functional }) => functional !== 'fail').length;
  for (const row of execution) {
    expect(row).toMatchObject({ samples: 16, tasks: 4, accepted: passed, why: null });
    expect(row.coverage.value).toBeCloseTo(passed / 16, 12);
  }
  expect(gates?.rows.filter(({ why }) => /^critic: /.test(why ?? ''))).not.toHaveLength(0);
  expect(prompting).toMatchObject({ baseline: 'plain', rows: [] });

  // The journal: every key once, every verdict for one code, every body there.
  const records = recordsIn(out);
  expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
  const samples = records.filter((record) => record.kind === 'sample');
  const verdicts = records.filter((record) => record.kind === 'verdict');
  const confidences = records.filter((record) => record.kind === 'confidence');
  expect(samples).toHaveLength(16);
  expect(confidences).toHaveLength(16 * 4);
  const codes = new Set(samples.flatMap(({ task, code }) => (code ? [`${task} ${code}`] : [])));
  expect(verdicts.map(({ task, code }) => `${task} ${code}`).sort()).toEqual([...codes].sort());
  expect(verdicts.length).toBeLessThan(withCode.length);
  const bodies = bodyHashesIn(out);
  expect(new Set(bodies).size).toBe(bodies.length);
  for (const { prompt, response, code } of samples) {
    expect(bodies).toEqual(expect.arrayContaining([prompt, response, ...(code ? [code] : [])]));
  }

  // The report.
  const page = join(out, 'report.html');
  expect(first.stderr).toContain(`Report: ${page}`);
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/i);
  const shown = dataOfPage(page);
  const { schema, study, tasks, samples: answers } = data;
  expect(shown.head).toMatchObject({ schema, study, tasks });
  // The page computes its tables, and other forms hold them.
  expect(shown.head.gates).not.toHaveProperty('rows');
  expect(data.gates?.rows.length).toBeGreaterThan(0);
  expect(data.recalibration?.transfer.length).toBeGreaterThan(0);
  expect(shown.facts.size).toBe(answers.length);
  expect(shown.facts.keys.every((start) => answers.some(({ key }) => key.startsWith(start)))).toBe(
    true,
  );
  const report = await runDone(['report', out, '--format', 'json']);
  expect(JSON.parse(report.stdout)).toEqual(data);

  // Again: nothing to do.
  const before = journalFiles(out);
  const requests = server.seen.length;
  const second = await runDone(['run', file, '--out', out], environment);
  expect(second.stdout).toContain('tiny');
  expect(server.seen).toHaveLength(requests);
  expect(journalFiles(out)).toEqual(before);
  expect(existsSync(join(out, 'lock'))).toBe(false);

  for (const text of [first, second].flatMap(({ stdout, stderr }) => [stdout, stderr])) {
    expect(text).not.toContain(plantedKey);
  }
  expect(allText(folder)).not.toContain(plantedKey);
  expect(JSON.stringify(shown)).not.toContain(plantedKey);
});
