import { join } from 'node:path';
import type { ReportData } from '@credence/viewer';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runDone } from '../support/command.ts';
import {
  allOfDatabase,
  endWorker,
  plantedKey,
  recordsInDatabase,
  startRun,
  startWorker,
  withDatabase,
} from '../support/fleet.ts';
import { serveModels } from '../support/openai-server.ts';
import { postgresServer } from '../support/postgres.ts';
import {
  allText,
  comparable,
  recordsIn,
  temporaryFolder,
  writeStudy,
} from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const server = postgresServer();

/** What of a report is the same wherever and whenever the study ran. */
function lasting({ study, tasks, samples, ...tables }: ReportData) {
  const { startedAt: _, environment: __, ...rest } = study;
  return {
    ...{ study: rest, tasks, tables },
    samples: samples.map(({ checks, functionalReason: _f, securityReason: _s, ...sample }) => ({
      ...sample,
      checks: checks.map(({ name, kind, outcome }) => [name, kind, outcome]),
    })),
  };
}

describe('a study that is worked on in a database', () => {
  it('has the numbers of the same study on disk, with two workers, and shows no secret', async () => {
    const folder = temporaryFolder();
    const key = plantedKey();
    const models = await serveModels({ tasks: await allTasks() });
    onTestFinished(models.close);
    const file = writeStudy(folder, models.baseUrl, {
      model: { apiKeyEnv: 'TEST_KEY' },
      confidence: ['verbalized', 'p-true', 'consistency-syntax', 'consistency-behaviour'],
      repair: [{ name: 'any', when: 'random', rate: 0.5, feedback: 'none', rounds: 1 }],
    });
    const env = { TEST_KEY: key };
    const onDisk = join(folder, 'disk');
    const disk = await runDone(['run', file, '--out', onDisk, '--json'], { env });

    const url = await server.newDatabase();
    const running = startRun({ url }, file, ['--out', join(folder, 'page'), '--json']);
    const allow = ['--allow', models.baseUrl];
    const workers = [
      startWorker({ url, env }, allow),
      startWorker({ url, env }, [...allow, '--no-judge']),
    ];
    const end = await running.ended;
    const ends = await Promise.all(workers.map(endWorker));
    expect(end.stderr).not.toMatch(/fault of Credence/);
    expect([end, ...ends].map(({ code }) => code)).toEqual([0, 0, 0]);

    const [ours, theirs] = [end, disk].map(({ stdout }) => JSON.parse(stdout) as ReportData);
    expect(lasting(ours!)).toEqual(lasting(theirs!));
    const records = await recordsInDatabase(url);
    expect(comparable(records)).toEqual(comparable(recordsIn(onDisk)));
    expect(new Set(records.map((record) => record.key)).size).toBe(records.length);

    // Read from elsewhere, it is the same report.
    const report = await runDone(['report', 'study', '--db', 'env', '--json'], {
      env: { CREDENCE_DB: url },
    });
    expect(JSON.parse(report.stdout)).toEqual(ours);
    const status = await runDone(['fleet', 'status', '--db', url]);
    expect(status.stdout).toMatch(/study: closed, answers (\d+).\1, confidences of \1, judged \1/);

    // Run again, it asks for what is missing, and for nothing else.
    const asked = models.seen.length;
    const [lost] = await withDatabase(url, (database) =>
      database.query<{ n: number }>(
        `with gone as (delete from credence.record
           where seq % 3 = 0 and kind in ('confidence', 'verdict') returning content)
         select count(*)::int as n from gone where content::json ->> 'raw' is not null`,
      ),
    );
    const again = startRun({ url }, file, ['--out', join(folder, 'page'), '--json']);
    const helper = startWorker({ url, env }, allow);
    expect([await again.ended, await endWorker(helper)].map(({ code }) => code)).toEqual([0, 0]);
    expect(comparable(await recordsInDatabase(url))).toEqual(comparable(records));
    expect(models.seen.length - asked).toBeGreaterThan(0);
    expect(models.seen.length - asked).toBeLessThanOrEqual(lost?.n ?? 0);

    const said = [end, ...ends, report, status].flatMap(({ stdout, stderr }) => [stdout, stderr]);
    const texts = [...said, allText(join(folder, 'page')), await allOfDatabase(url)].join('\n');
    expect(texts).not.toContain(key);
    expect(texts).not.toContain(server.current.password);
  });
});
