import { join } from 'node:path';
import type { ReportData } from '@credence/viewer';
import { expect, it, onTestFinished } from 'vitest';
import { findBenchmark } from '../../src/benchmarks/registry.ts';
import { run, runDone } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { makeLookAlike } from './look-alike.ts';

it('collects answers and confidences where nobody here can judge, and says so', async () => {
  const look = makeLookAlike();
  onTestFinished(look.remove);
  const folder = temporaryFolder();
  const out = join(folder, 'out');
  const choice = { ase: look.checkout, repositories: look.repositories, patch: 'touching' };
  const server = await serveModels({ tasks: await findBenchmark(choice).load() });
  onTestFinished(server.close);
  const study = { tasks: ['*'], benchmarks: [choice], temperatures: [0.8], samples: 3 };
  const file = writeStudy(folder, server.baseUrl, { ...study, confidence: ['verbalized'] });

  const first = await runDone(['run', file, '--out', out, '--json']);

  const data = JSON.parse(first.stdout) as ReportData;
  expect(data.samples).toHaveLength(2 * 3);
  const withCode = data.samples.filter(({ checks, functionalReason }) => {
    expect(checks).toEqual([]);
    return !/no code|only fences|empty/.test(functionalReason);
  });
  expect(withCode.length).toBeGreaterThan(0);
  for (const { functional, security, securityReason } of withCode) {
    expect([functional, security]).toEqual(['inconclusive', 'inconclusive']);
    expect(securityReason).toMatch(/no container engine|no image|rights of the host/);
  }
  expect(data.samples.some(({ confidences }) => confidences[0]?.value != null)).toBe(true);
  expect(data.study.environment['benchmark ase-v2']).toContain(
    '1 left out, since the patch that mended them lies outside the masked lines (1 wholly, 0 in part)',
  );
  expect(first.stderr).toMatch(/the verdicts on \d tasks? will be inconclusive: /);
  const verdicts = recordsIn(out).filter(({ kind }) => kind === 'verdict');
  expect(verdicts.length).toBeGreaterThan(0);

  const scores = JSON.parse((await runDone(['scores', out, '--json'])).stdout) as unknown;
  expect(scores).toMatchObject([
    {
      ...{ benchmark: 'ase-v2', model: 'tiny', tasks: 2, answers: 6 },
      fates: { unknown: 6, secure: 0, vulnerable: 0 },
      original: { quality: 0, security: 0, stability: 100, overall: 0.1 },
      ours: { security: { percent: null, of: 0 }, securityBounds: [0, 100] },
    },
  ]);
});

it('prints how to get what is missing, and what a checkout holds', async () => {
  const look = makeLookAlike();
  onTestFinished(look.remove);
  const validate = ['validate', 'ase', look.checkout, '--repositories', look.repositories];
  const clone = await runDone([...validate, '--clone']);
  expect(clone.stdout.split('\n')[0]).toMatch(/^git clone --no-checkout https:\/\/gitlab\.com/);
  const shown = (await runDone(validate)).stdout;
  expect(shown).toContain('rows read            5, distinct 4 (again: pages_1)');
  expect(shown).toContain('by ours            3 of 3 files byte by byte the same');
  expect(shown).toMatch(/shop\/pages +1 +1 +1 +0/);
  const wrong = await run([
    ...validate.slice(0, 2),
    join(look.checkout, 'data'),
    ...validate.slice(3),
  ]);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('AICGSecEval')]);
});
