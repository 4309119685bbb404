import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, runDone, withoutProgress } from '../support/command.ts';
import { type Fault, faults, type Seen, serveModels } from '../support/openai-server.ts';
import { draws, pick } from '../support/random.ts';
import {
  allText,
  comparable,
  recordsIn,
  temporaryFolder,
  writeStudy,
} from '../support/study-folder.ts';
import { allTasks } from '../support/tasks.ts';

const passing = faults.filter((fault) => fault !== '401');

/** Every kind of fault in turn, on a fifth of the first and second calls of each request. */
function sometimes() {
  const given: Fault[] = [];
  const fault = ({ key, attempt }: Seen): Fault | null => {
    if (attempt > 2 || draws(`fault ${key} ${attempt}`)() >= 0.2) return null;
    const next = passing[given.length % passing.length] ?? null;
    if (next) given.push(next);
    return next;
  };
  return { given, fault };
}

const plantedKey = 'sk-planted-0a1b2c3d4e5f';
const environment = { env: { TEST_KEY: plantedKey } };

async function setUp(model: object = {}) {
  const folder = temporaryFolder();
  const server = await serveModels({ tasks: await allTasks() });
  onTestFinished(server.close);
  const file = writeStudy(folder, server.baseUrl, { model: { apiKeyEnv: 'TEST_KEY', ...model } });
  const out = join(folder, 'out');
  return { folder, server, out, file, args: ['run', file, '--out', out] };
}

describe('a server that fails', () => {
  it('now and then costs time and nothing else', async () => {
    const { folder, server, out, file, args } = await setUp({ concurrency: 16 });
    const { given, fault } = sometimes();
    server.options.fault = fault;
    await runDone(args, environment);
    expect(new Set(given)).toEqual(new Set(passing));
    expect(server.seen.length - server.usage.length).toBe(given.length);
    const records = recordsIn(out);
    expect(records.filter(({ kind }) => kind === 'failure')).toEqual([]);
    expect(new Set(records.map(({ key }) => key)).size).toBe(records.length);

    server.options.fault = () => null;
    const whole = join(folder, 'whole');
    await runDone(['run', file, '--out', whole], environment);
    expect(comparable(records)).toEqual(comparable(recordsIn(whole)));
  });

  it('always leaves failures on record, and the next run completes the study', async () => {
    const { server, out, args } = await setUp({ attempts: 1 });
    server.options.fault = ({ key }) => pick(passing, draws(key)());
    const end = await run(args, environment);
    expect(end).toMatchObject({ code: 5 });
    expect(end.stderr).toContain('16 pieces of work failed and are tried again by the next run.');
    expect(end.stderr).toContain('0 of 16 planned answers are there: work failed in the last run');
    // Why, and how often: without it a wrong port looks like a fault of Credence.
    expect(end.stderr).toMatch(/^ {2}\d+ × Model tiny: .*500/m);
    const failures = recordsIn(out).flatMap((record) => (record.kind === 'failure' ? record : []));
    expect(failures).toHaveLength(16);
    expect(recordsIn(out)).toHaveLength(16);
    expect(new Set(failures.map(({ of }) => of)).size).toBe(16);
    expect(new Set(failures.map(({ stage }) => stage))).toEqual(new Set(['generate']));

    // Now it answers, but falls silent when it is asked how sure it is.
    server.options.fault = ({ purpose }) => (purpose === 'verbalized' ? '500' : null);
    expect(await run(args, environment)).toMatchObject({ code: 5 });
    const stages = recordsIn(out).flatMap((record) =>
      record.kind === 'failure' ? record.stage : [],
    );
    expect(new Set(stages)).toEqual(new Set(['generate', 'elicit']));

    server.options.fault = () => null;
    const before = server.seen.length;
    await runDone(args, environment);
    expect(new Set(server.seen.slice(before).map(({ purpose }) => purpose))).toEqual(
      new Set(['verbalized']),
    );
    const records = recordsIn(out);
    expect(records.filter(({ kind }) => kind === 'sample')).toHaveLength(16);
    expect(records.filter(({ kind }) => kind === 'confidence')).toHaveLength(64);
  });

  it('and refuses the key ends the study at once, naming the variable', async () => {
    const { folder, server, out, args } = await setUp({ concurrency: 2 });
    server.options.fault = () => '401';
    const end = await run(args, environment);
    expect(end).toMatchObject({ code: 2, stdout: '' });
    const said = withoutProgress(end.stderr).replace(server.baseUrl, 'http://server/v1');
    expect(said).toMatchInlineSnapshot(`
      "Model tiny: http://server/v1 refuses the key (401)
        → Put a valid key into the environment variable TEST_KEY.
      "
    `);
    expect(server.seen.length).toBeLessThanOrEqual(2);
    expect(recordsIn(out)).toEqual([]);
    expect(end.stderr + allText(folder)).not.toContain(plantedKey);
  });
});
