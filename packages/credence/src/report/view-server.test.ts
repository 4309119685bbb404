import { request } from 'node:http';
import type { ReportData } from '@credence/viewer';
import { reportOf } from '@credence/viewer/facts';
import { expect, it, onTestFinished } from 'vitest';
import { type ReportSource, ViewServer } from './view-server.ts';

const template = `<!doctype html>
<html lang="en"><head><meta content="default-src 'none'"><title>Empty</title></head><body><script type="text/plain" id="report-data"></script></body></html>`;

const report = (name: string): ReportData => ({
  schema: 2,
  study: {
    ...{ name, description: '', startedAt: '', credenceVersion: '0.1.0' },
    ...{ simulated: null, partial: null, models: [], methods: [], temperatures: [] },
    ...{ falseTrustThreshold: 0.8, intervals: '', environment: {} },
  },
  tasks: { total: 0, audited: 0, skipped: [] },
  ...{ outcomes: [], calibration: [], samples: [] },
});

/** A study that goes on when it is told to. */
class Study implements ReportSource {
  state = 'one';
  reads = 0;
  version = async () => `v-${this.state}`;
  read = async () => {
    this.reads += 1;
    return reportOf(report(`Study ${this.state}`));
  };
}

async function serve(): Promise<{ study: Study; view: ViewServer }> {
  const study = new Study();
  const view = await ViewServer.start(template, study, 0);
  onTestFinished(() => view.close());
  return { study, view };
}

/** As `fetch`, which would not send another Host. */
function ask(view: ViewServer, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const asked = request(
        { host: '127.0.0.1', port: view.port, path, method, headers },
        (response) => {
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
          );
        },
      );
      asked.on('error', reject).end();
    },
  );
}

it('shows a study as it is now, and says when there is nothing new', async () => {
  const { study, view } = await serve();
  const first = await ask(view, '/');
  expect(first.status).toBe(200);
  expect(first.text).toContain('<title>Study one');
  expect(first.text).toContain('data-live="v-one"');
  expect(first.headers['cache-control']).toBe('no-store');
  expect((await ask(view, '/report?after=v-one')).status).toBe(204);
  expect(study.reads).toBe(1);
  study.state = 'two';
  await expect.poll(async () => (await ask(view, '/report?after=v-one')).status).toBe(200);
  const news = await ask(view, '/report?after=v-one');
  expect(news.headers['x-report-version']).toBe('v-two');
  expect((await ask(view, '/')).text).toContain('<title>Study two');
  expect(study.reads).toBe(2);
});

it('answers nobody who does not name this machine', async () => {
  const { view } = await serve();
  for (const host of ['evil.example', `evil.example:${view.port}`, '127.0.0.1', 'localhost:1']) {
    const refused = await ask(view, '/', { host });
    expect(refused.status).toBe(403);
    expect(refused.text).not.toContain('Study');
  }
  expect((await ask(view, '/', { host: `localhost:${view.port}` })).status).toBe(200);
  expect(view.address).toContain('127.0.0.1');
});

it('can only be read, and holds nothing but the report', async () => {
  const { view } = await serve();
  expect((await ask(view, '/', {}, 'POST')).status).toBe(405);
  for (const path of ['/answers/v-one/0', '/answers/v-one/../../x', '/../etc/passwd', '/x']) {
    expect((await ask(view, path)).status).toBe(404);
  }
});
