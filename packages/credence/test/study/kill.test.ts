import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { type CommandEnd, runDone, start } from '../support/command.ts';
import { type ModelServer, type Seen, serveModels } from '../support/openai-server.ts';
import { draws } from '../support/random.ts';
import {
  bodyHashesIn,
  comparable,
  recordsIn,
  temporaryFolder,
  writeStudy,
} from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const kills = 20;
const concurrency = 3;

/**
 * When to kill a run: a while after so many more requests have come, so that every stage is hit
 * whatever the speed of the machine; some right after the start, when it is still preparing.
 */
function moments(seed: string) {
  const draw = draws(seed);
  return Array.from({ length: kills }, (_, index) =>
    index % 5 === 0
      ? { requests: 0, milliseconds: 1_000 * draw() }
      : { requests: 1 + Math.floor(5 * draw()), milliseconds: 250 * draw() },
  );
}

/** Runs until the moment, or the end if that comes before. */
async function runUntil(
  args: readonly string[],
  server: ModelServer,
  { requests, milliseconds }: ReturnType<typeof moments>[number],
): Promise<CommandEnd> {
  const running = start(args);
  const wanted = server.seen.length + requests;
  const reached = new Promise<void>((resolve) => {
    server.options.onRequest = (_: Seen, count: number) => count >= wanted && resolve();
    if (requests === 0) resolve();
  });
  await Promise.race([running.ended, reached.then(() => sleep(milliseconds))]);
  if (running.child.exitCode === null) running.child.kill('SIGKILL');
  return running.ended;
}

it('loses and doubles nothing when it is killed at 20 moments', async () => {
  const folder = temporaryFolder();
  const server = await serveModels({ tasks: await allTasks(), latencyMs: 120 });
  onTestFinished(server.close);
  const file = writeStudy(folder, server.baseUrl, { samples: 3, model: { concurrency } });
  const out = join(folder, 'killed');
  const args = ['run', file, '--out', out];

  let held = new Set<string>();
  for (const moment of moments('kill')) {
    expect((await runUntil(args, server, moment)).signal).toBe('SIGKILL');
    const records = recordsIn(out);
    const keys = records.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining([...held]));
    held = new Set(keys);
    const bodies = new Set(bodyHashesIn(out));
    for (const record of records) {
      if (record.kind !== 'sample') continue;
      const named = [record.prompt, record.response, ...(record.code ? [record.code] : [])];
      expect(named.filter((hash) => !bodies.has(hash))).toEqual([]);
    }
  }
  const kinds = new Set(recordsIn(out).map(({ kind }) => kind));
  expect(kinds).toEqual(new Set(['sample', 'confidence', 'verdict']));

  await runDone(args);
  const records = recordsIn(out);
  expect(records.length).toBeGreaterThan(held.size);
  expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);
  const requests = server.seen.length;

  const undisturbed = join(folder, 'undisturbed');
  await runDone(['run', file, '--out', undisturbed]);
  expect(comparable(records)).toEqual(comparable(recordsIn(undisturbed)));
  // What was kept is not asked for again: a kill costs no more than what was in flight.
  const needed = server.seen.length - requests;
  expect(requests).toBeLessThanOrEqual(needed + kills * concurrency);
}, 600_000);
