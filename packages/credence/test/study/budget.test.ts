import { join } from 'node:path';
import type { ReportData } from '@credence/viewer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cost, type Price } from '../../src/study/budget.ts';
import { run, runDone } from '../support/command.ts';
import { type ModelServer, serveModels } from '../support/openai-server.ts';
import { dataOfPage } from '../support/report-page.ts';
import { recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const price: Price = { inputPerMillion: 1, outputPerMillion: 4 };

function spentOn(server: ModelServer): number {
  return server.usage.reduce(
    (sum, { prompt_tokens, completion_tokens }) =>
      sum + cost({ inputTokens: prompt_tokens, outputTokens: completion_tokens }, price),
    0,
  );
}

const readReport = async (out: string) =>
  JSON.parse((await run(['report', out, '--json'])).stdout) as ReportData;

function countKinds(out: string) {
  const count = (wanted: string) => recordsIn(out).filter(({ kind }) => kind === wanted).length;
  return { sample: count('sample'), confidence: count('confidence') };
}

async function setUp() {
  const folder = temporaryFolder();
  const server = await serveModels({ tasks: await allTasks(), latencyMs: 20 });
  onTestFinished(server.close);
  const file = writeStudy(folder, server.baseUrl, { samples: 1, model: { price } });
  const out = join(folder, 'out');
  return { server, out, args: ['run', file, '--out', out] };
}

describe('a budget', () => {
  it('of answers stops the study with a partial report, and a run without it completes', async () => {
    const { out, args } = await setUp();
    const end = await run([...args, '--max-samples', '3']);
    expect(end).toMatchObject({ code: 4 });
    const why = 'Stopped before the plan was done: the limit of 3 answers is reached.';
    expect(end.stderr).toContain(why);
    expect(recordsIn(out).filter(({ kind }) => kind === 'sample')).toHaveLength(3);
    const report = await readReport(out);
    expect(report.study.partial).toBe(why);
    expect(report.samples).toHaveLength(3);
    // What was paid for is finished: judged, and asked for all its confidences.
    expect(report.samples.filter(({ functional }) => functional === 'unjudged')).toEqual([]);
    expect(report.samples.map(({ confidences }) => confidences.length)).toEqual([4, 4, 4]);
    expect(dataOfPage(join(out, 'report.html')).head.study.partial).toBe(why);

    // With the same limit nothing more is begun.
    expect(await run([...args, '--max-samples', '3'])).toMatchObject({ code: 4 });
    expect(recordsIn(out).filter(({ kind }) => kind === 'sample')).toHaveLength(3);

    await runDone(args);
    expect((await readReport(out)).study.partial).toBeNull();
    expect(countKinds(out)).toEqual({ sample: 8, confidence: 32 });
  });

  it('of dollars is never passed, and a run without it completes', async () => {
    const { server, out, args } = await setUp();
    const limit = 0.008;
    const end = await run([...args, '--max-usd', String(limit)]);
    expect(end).toMatchObject({ code: 4 });
    expect(end.stderr).toMatch(/the limit of \$0\.008 is reached \(\$0\.\d+ spent, and/);
    const spent = spentOn(server);
    expect(spent).toBeLessThanOrEqual(limit);
    expect(server.seen.length).toBeGreaterThan(0);
    const recorded = recordsIn(out).reduce(
      (sum, record) => sum + ('usd' in record ? (record.usd ?? 0) : 0),
      0,
    );
    expect(recorded).toBeCloseTo(spent, 10);
    expect((await readReport(out)).study.partial).toContain('the limit of $0.008 is reached');

    // What earlier runs spent counts.
    expect(await run([...args, '--max-usd', String(limit)])).toMatchObject({ code: 4 });
    expect(spentOn(server)).toBeLessThanOrEqual(limit);

    await runDone(args);
    expect(countKinds(out)).toEqual({ sample: 8, confidence: 32 });
  });

  it('of dollars is refused for a model without a price', async () => {
    const folder = temporaryFolder();
    const file = writeStudy(folder, 'http://127.0.0.1:9/v1');
    const end = await run(['run', file, '--out', join(folder, 'out'), '--max-usd', '1']);
    expect(end).toMatchObject({ code: 2 });
    expect(end.stderr.replace(file, 'study.yaml')).toMatchInlineSnapshot(`
      "study.yaml:10:5: What tiny costs is not known, so maxUsd cannot be held.
        → Give the model a \`price\` with inputPerMillion and outputPerMillion.
      "
    `);
  });
});
