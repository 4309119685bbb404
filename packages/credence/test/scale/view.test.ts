import { get } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { start } from '../support/command.ts';
import {
  allOfDatabase,
  endWorker,
  plantedKey,
  startRun,
  startWorker,
  withDatabase,
} from '../support/fleet.ts';
import { serveModels } from '../support/openai-server.ts';
import { postgresServer } from '../support/postgres.ts';
import { temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const server = postgresServer();

/** The status of a request that names another host than the one it goes to. */
function askedAs(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).once('error', reject);
  });
}

it('shows a study in a database while workers write it, to this machine alone, without its password', async () => {
  const folder = temporaryFolder();
  const url = await server.newDatabase();
  const key = plantedKey();
  const models = await serveModels({ tasks: await allTasks() });
  onTestFinished(models.close);
  // Nothing is answered until the page is there.
  let release = () => {};
  models.options.hold = new Promise((resolve) => {
    release = resolve;
  });
  const file = writeStudy(folder, models.baseUrl, {
    model: { apiKeyEnv: 'TEST_KEY' },
    confidence: ['verbalized'],
    judge: false,
  });
  const planner = startRun({ url }, file, ['--as', 'live', '--out', join(folder, 'page')]);
  const worker = startWorker({ url, env: { TEST_KEY: key } }, [
    ...['--no-judge', '--allow', models.baseUrl],
  ]);
  await expect.poll(() => models.seen.length, { timeout: 120_000 }).toBeGreaterThan(0);

  const view = start(['view', 'live', '--db', 'env'], { env: { CREDENCE_DB: url } });
  onTestFinished(() => void view.child.kill('SIGKILL'));
  let said = '';
  view.child.stdout?.on('data', (text: string) => {
    said += text;
  });
  await expect.poll(() => said, { timeout: 120_000 }).toContain('http://127.0.0.1:');
  const address = said.trim();
  const pages = [await (await fetch(address)).text()];
  expect(pages[0]).toContain('<title>A small study');
  const version = /data-live="([^"]+)"/.exec(pages[0] ?? '')?.[1] ?? '';
  const after = (known: string) => fetch(`${address}report?after=${known}`);
  expect((await after(version)).status).toBe(204);

  // What workers write shows by itself, and in the end all of it does.
  release();
  const newer = async (known: string): Promise<string> => {
    const response = await after(known);
    if (response.status !== 200) return known;
    pages.push(await response.text());
    return response.headers.get('x-report-version') ?? '';
  };
  let latest = version;
  const follow = async () => {
    latest = await newer(latest);
    return latest;
  };
  await expect.poll(follow, { timeout: 120_000 }).not.toBe(version);
  await planner.ended;
  const [whole] = await withDatabase(url, (database) =>
    database.query<{ seq: string }>('select max(seq) as seq from credence.record'),
  );
  await expect.poll(follow, { timeout: 120_000 }).toContain(`${whole?.seq}-1-`);
  expect(await planner.ended).toMatchObject({ code: 0 });
  expect(await endWorker(worker)).toMatchObject({ code: 0 });
  const answers = await (await fetch(`${address}answers/${latest}/0`)).json();
  pages.push(JSON.stringify(answers));
  expect(answers.answers[0].key).toMatch(/^[\da-f]{32}$/);

  // Only who names this machine is answered, and nobody changes anything.
  const { port } = new URL(address);
  for (const host of [
    'credence.example',
    `credence.example:${port}`,
    '127.0.0.1',
    `127.0.0.2:${port}`,
  ]) {
    expect([host, await askedAs(address, host)]).toEqual([host, 403]);
  }
  expect(await askedAs(address, `localhost:${port}`)).toBe(200);
  expect((await fetch(address, { method: 'POST' })).status).toBe(405);

  // A database that goes away is said, and does not end the page; it is there again with the database.
  await server.current.kill();
  const asks = async () => {
    const response = await after(latest);
    pages.push(await response.text());
    return response.status;
  };
  await expect.poll(asks, { timeout: 60_000 }).toBe(500);
  expect(pages.at(-1)).toMatch(/The database postgres:\/\/credence:\*\*\*@127\.0\.0\.1/);
  await server.current.start();
  expect(await asks()).toBe(204);

  view.signal('SIGINT');
  const end = await view.ended;
  expect(end).toMatchObject({ code: 0 });
  const texts = [...pages, end.stdout, end.stderr, await allOfDatabase(url)].join('\n');
  expect(texts).not.toContain(server.current.password);
  expect(texts).not.toContain(key);
});
