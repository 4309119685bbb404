import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, runDone, start } from '../support/command.ts';
import { serveModels } from '../support/openai-server.ts';
import { journalFiles, recordsIn, temporaryFolder, writeStudy } from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

describe('a second run of a study that is running', () => {
  it('is refused, and leaves the first alone', async () => {
    const folder = temporaryFolder();
    const out = join(folder, 'out');
    const server = await serveModels({ tasks: await allTasks(), latencyMs: 50 });
    onTestFinished(server.close);
    const file = writeStudy(folder, server.baseUrl, { samples: 1, model: { concurrency: 1 } });

    // The first answer is held back until the second run has ended.
    let release = () => {};
    server.options.hold = new Promise<void>((resolve) => {
      release = resolve;
    });
    const begun = new Promise<void>((resolve) => {
      server.options.onRequest = () => resolve();
    });
    const first = start(['run', file, '--out', out]);
    await begun;
    const before = journalFiles(out);
    const requests = server.seen.length;
    const second = await run(['run', file, '--out', out]);
    expect(second).toMatchObject({ code: 2, stdout: '' });
    const lock = readFileSync(join(out, 'lock'), 'utf8');
    expect(lock).toBe(`${first.child.pid} ${hostname()}\n`);
    const said = second.stderr
      .replaceAll(folder, '<folder>')
      .replace(String(first.child.pid), '<pid>')
      .replace(hostname(), '<host>');
    expect(said).toMatchInlineSnapshot(`
      "<folder>/out/lock: Another run (process <pid> on <host>) is writing to this study.
        → Wait for it to end; if it is gone for good, delete the file.
      "
    `);
    expect(server.seen.length).toBe(requests);
    expect(journalFiles(out)).toEqual(before);

    release();
    expect(await first.ended).toMatchObject({ code: 0 });
    const keys = recordsIn(out).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(recordsIn(out).filter(({ kind }) => kind === 'sample')).toHaveLength(8);
    // And now the folder is free again.
    await runDone(['run', file, '--out', out]);
  });
});
