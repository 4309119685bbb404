import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ModelConfig } from '../../src/models/config.ts';
import { modelsOn, replyJson, serveApis } from '../support/api-server.ts';
import { run, runDone, withoutProgress } from '../support/command.ts';
import { allText, fewTasks, recordsIn, temporaryFolder } from '../support/study-folder.ts';

const keys = ['sk-planted-0a1b2c3d', 'sk-ant-planted-4e5f6a7b', 'AIza-planted-8c9d0e1f'];
const env = Object.fromEntries(keys.map((key, index) => [`TEST_KEY_${index}`, key]));

async function setUp(changes: object = {}, modelChanges: object = {}) {
  const folder = temporaryFolder();
  const server = await serveApis();
  onTestFinished(server.close);
  const file = join(folder, 'study.yaml');
  const study = {
    name: 'Three providers',
    tasks: fewTasks,
    models: modelsOn(server.origin, modelChanges),
    temperatures: [0, 1],
    ...changes,
  };
  writeFileSync(file, JSON.stringify(study));
  const out = join(folder, 'out');
  return { folder, server, file, out, args: ['run', file, '--out', out] };
}

const count = (out: string, wanted: string) =>
  recordsIn(out).filter(({ kind }) => kind === wanted).length;

describe('a study without judging', () => {
  it('asks models of all providers, and a later run judges what they said', async () => {
    const { server, out, args } = await setUp();
    await runDone([...args, '--no-judge'], { env });
    expect(count(out, 'sample')).toBe(24);
    expect(count(out, 'confidence')).toBe(48);
    expect(count(out, 'verdict')).toBe(0);
    expect(server.seen).toHaveLength(72);

    await runDone(args, { env });
    expect(server.seen).toHaveLength(72);
    // All said the same to each of the four tasks.
    expect(count(out, 'verdict')).toBe(4);
  });

  it('can do without confidences, too', async () => {
    const { server, out, args } = await setUp({ confidence: [], judge: false });
    await runDone(args, { env });
    expect(count(out, 'sample')).toBe(24);
    expect(server.seen).toHaveLength(24);
  });
});

describe('keys', () => {
  it('reach the servers and nothing that a run leaves or says, even if servers echo them', async () => {
    const { folder, server, out, args } = await setUp({ judge: false }, { attempts: 1 });
    // Whatever came is sent back, now as the reason of a failure, now as that of a bad body.
    server.misbehave = ({ count: n, headers, dialect }, response) =>
      n % 3 === 0 && replyJson(response, 500, dialect.error(JSON.stringify(headers)));
    const recording = join(folder, 'recording');
    const said = [];
    for (let time = 0; time < 2; time += 1) {
      said.push(await run([...args, '--json', '--record', recording], { env }));
    }
    expect(said[0]).toMatchObject({ code: 5 });
    expect(count(out, 'failure')).toBeGreaterThan(10);
    const used = new Set(server.seen.map(({ headers }) => JSON.stringify(headers)));
    const text = `${allText(folder)}${JSON.stringify(said)}`;
    for (const key of keys) {
      expect([...used].some((headers) => headers.includes(key))).toBe(true);
      expect(text).not.toContain(key);
    }

    server.misbehave = ({ headers, dialect }, response) =>
      replyJson(response, 401, dialect.error(JSON.stringify(headers), 'key'));
    const end = await run(args, { env });
    expect(end.code).toBe(2);
    for (const key of keys) expect(end.stderr + allText(folder)).not.toContain(key);
  });

  it('that are refused end the run at once, with the variable named', async () => {
    const { server, args } = await setUp({ judge: false, samples: 50 }, { concurrency: 2 });
    server.misbehave = ({ dialect }, response) =>
      dialect.name === 'generateContent' &&
      replyJson(response, 400, dialect.error('API key not valid', 'key'));
    const end = await run(args, { env });
    expect(end).toMatchObject({ code: 2, stdout: '' });
    expect(withoutProgress(end.stderr).replace(server.origin, 'http://server')).toBe(
      'Model gemini: http://server/v1beta refuses the key (400)\n' +
        '  → Put a valid key into the environment variable TEST_KEY_2.\n',
    );
    expect(server.seen.length).toBeLessThan(40);
  });
});

it('a dry run says calls, tokens and dollars by model, with the limit, and needs no key', async () => {
  const price = { inputPerMillion: 1, outputPerMillion: 4 };
  const { folder, server, args } = await setUp({ maxUsd: 0.01 }, { price });
  const end = await runDone([...args, '--dry-run']);
  expect(end.stderr).toContain('openai-compatible: the run will need TEST_KEY_0');
  expect(end.stdout).toMatch(/^4 tasks; nothing was sent$/m);
  expect(end.stdout).toMatch(/^gemini +8 +24 +[\d,]+ +[\d,]+ +\$0\.\d{4} +\$0\.\d{4}$/m);
  expect(end.stdout).toMatch(/The limit of \$0\.01 (may|is expected to) end the study early/);
  expect(server.seen).toHaveLength(0);
  expect(allText(folder)).not.toContain('study.json');
});

describe('credence models', () => {
  it('lists what there is and what it needs, never a key', async () => {
    const planted = { OPENAI_API_KEY: keys[0] ?? '' };
    const end = await runDone(['models', '--json'], { env: planted });
    const { providers, presets } = JSON.parse(end.stdout) as {
      providers: { provider: ModelConfig['provider']; needs: string }[];
      presets: { preset: string; key: { variable: string; set: boolean } }[];
    };
    expect(providers.map(({ provider }) => provider)).toEqual([
      'openai-compatible',
      'anthropic',
      'gemini',
      'local',
      'replay',
    ]);
    expect(presets.map(({ preset, key }) => [preset, key.variable, key.set])).toEqual([
      ['gpt-4o-mini', 'OPENAI_API_KEY', true],
      ['gemini-2.0-flash', 'GEMINI_API_KEY', false],
      ['qwen3-coder-next', 'OPENROUTER_API_KEY', false],
    ]);
    const words = await runDone(['models'], { env: planted });
    expect(words.stdout).toContain('needs OPENAI_API_KEY, which is set');
    expect(end.stdout + words.stdout).not.toContain(keys[0]);
  });
});
