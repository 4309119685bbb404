import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RunLog } from '../../src/study/run-log.ts';
import { runDone, start } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

function runLogs(out: string): readonly RunLog[] {
  const folder = join(out, 'runs');
  return readdirSync(folder)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RunLog);
}

describe('Ctrl-C', () => {
  it('finishes what is in flight, says so, and leaves a study that can be resumed', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    const server = await serveModels({ tasks: await allTasks(), latencyMs: 100 });
    onTestFinished(server.close);
    const file = writeStudy(folder, server.baseUrl);
    const running = start(['run', file, '--out', out]);
    server.options.onRequest = (_, count) => {
      if (count === 12) running.signal('SIGINT');
    };
    const end = await running.ended;
    expect(end).toMatchObject({ code: 130, signal: null });
    expect(end.stderr).toContain('Finishing what is in flight');
    expect(end.stderr).toContain('Interrupted before the plan was done.');
    expect(existsSync(join(out, 'lock'))).toBe(false);

    // Every answer that came was kept: an answer is a sample or a confidence, and none failed.
    const kept = recordsIn(out);
    const answered = kept.filter(
      (record) =>
        record.kind === 'sample' || (record.kind === 'confidence' && record.missing !== 'no-code'),
    );
    expect(answered).toHaveLength(server.seen.length);
    expect(kept.filter(({ kind }) => kind === 'failure')).toEqual([]);
    expect(runLogs(out)).toMatchObject([
      { ended: 'interrupted', stopped: 'Interrupted before the plan was done.', failures: 0 },
    ]);

    await runDone(['run', file, '--out', out]);
    expect(runLogs(out).map(({ ended }) => ended)).toEqual(['interrupted', 'finished']);
    const records = recordsIn(out);
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
    const samples = records.flatMap((record) => (record.kind === 'sample' ? record : []));
    expect(samples).toHaveLength(16);
    expect(records.filter(({ kind }) => kind === 'confidence')).toHaveLength(64);
    // Nothing was asked for twice.
    const withCode = samples.filter(({ code }) => code !== null);
    expect(server.seen).toHaveLength(16 + 4 * withCode.length);
  });

  it('ends at once when it is pressed again', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    const server = await serveModels({ tasks: await allTasks() });
    onTestFinished(server.close);
    const file = writeStudy(folder, server.baseUrl, {
      tasks: ['*/python/profile-card'],
      samples: 1,
      model: { timeoutMs: 600_000 },
    });
    const running = start(['run', file, '--out', out]);
    // These answers never come, so nothing in flight can finish.
    server.options.latencyMs = 1e9;
    server.options.onRequest = (_, count) => {
      if (count !== 1) return;
      running.signal('SIGINT');
      setTimeout(() => running.signal('SIGINT'), 300);
    };
    expect(await running.ended).toMatchObject({ code: 130 });
    server.options.latencyMs = 0;
    // The lock of a run that is gone does not stand in the way.
    await runDone(['run', file, '--out', out]);
  });
});
