import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { modelsOn, replyJson, serveApis } from '../../test/support/api-server.ts';
import { choice } from '../../test/support/chat-server.ts';
import { fewTasks, recordsIn, temporaryFolder } from '../../test/support/study-folder.ts';
import { conduct } from './conduct.ts';
import { type StudyConfig, studyConfigSchema } from './config.ts';
import { dryRun } from './dry-run.ts';

const price = { inputPerMillion: 1, outputPerMillion: 4 };
const locate = () => ({ file: 'study.yaml' });

async function lab() {
  const server = await serveApis();
  onTestFinished(server.close);
  const directory = temporaryFolder();
  const out = join(directory, 'out');
  // A variable that is always set.
  const models = modelsOn(server.origin, { price, apiKeyEnv: 'PATH' });
  const config = (changes: object = {}): StudyConfig =>
    studyConfigSchema.parse({
      name: 'Dry',
      tasks: fewTasks,
      models,
      temperatures: [0, 1],
      judge: false,
      ...changes,
    });
  const notices: string[] = [];
  const shared = { directory, locate, out, onNotice: (notice: string) => notices.push(notice) };
  const dry = (changes?: object) => dryRun({ ...shared, config: config(changes) });
  const run = (changes?: object) =>
    conduct({
      ...shared,
      config: config(changes),
      record: null,
      cold: false,
      stop: new AbortController().signal,
      onProgress: () => undefined,
    });
  return { server, dry, run, notices, out };
}

describe('a dry run', () => {
  it('refuses a design that the run would refuse', async () => {
    const { dry } = await lab();
    await expect(dry({ critic: 'nobody' })).rejects.toMatchObject({ code: 'no-critic' });
  });

  it('counts exactly the calls that the run makes, then those that are left', async () => {
    const { server, dry, run, notices } = await lab();
    const estimated = await dry();
    expect(server.seen).toHaveLength(0);
    expect(estimated.models.map(({ samples, calls }) => [samples, calls])).toEqual([
      [8, 24],
      [8, 24],
      [8, 24],
    ]);
    for (const { usd, mostUsd, usage } of estimated.models) {
      expect(usd).toBeCloseTo((usage.inputTokens + 4 * usage.outputTokens) / 1e6, 12);
      expect(mostUsd).toBeGreaterThan(usd ?? 0);
    }
    await run();
    expect(server.seen).toHaveLength(72);

    expect(await dry()).toMatchObject({ usd: 0, mostUsd: 0 });
    expect(notices).toEqual([]);
    const more = await dry({ temperatures: [0, 1, 0.5] });
    expect(notices).toEqual([
      expect.stringMatching(/^the run will refuse this: .*: temperatures\./),
    ]);
    expect(more.models.map(({ samples, calls }) => [samples, calls])).toEqual([
      [4, 12],
      [4, 12],
      [4, 12],
    ]);
    // Of what was answered only the other confidence is missing.
    const asked = await dry({
      models: modelsOn(server.origin, { price, topLogprobs: 5, apiKeyEnv: 'PATH' }).slice(0, 1),
      confidence: ['verbalized', 'p-true'],
    });
    expect(asked.models.map(({ samples, calls }) => [samples, calls])).toEqual([[0, 16]]);
  });

  it('has repairs in the most that a study may cost, each dearer than the one before', async () => {
    const { dry } = await lab();
    const plain = await dry();
    const repairing = async (rounds: number) =>
      dry({ repair: [{ name: 'any', when: 'random', rate: 0.5, rounds }] });
    const [one, two] = [await repairing(1), await repairing(2)];
    expect(one.models.map(({ mostRepairs }) => mostRepairs)).toEqual([8, 8, 8]);
    expect(two.models.map(({ mostRepairs }) => mostRepairs)).toEqual([16, 16, 16]);
    expect(one.usd).toBe(plain.usd);
    expect(one.mostUsd).toBeGreaterThan(2 * plain.mostUsd);
    expect(two.mostUsd - one.mostUsd).toBeGreaterThan(one.mostUsd - plain.mostUsd);
  });

  it('makes the checks that a run makes', async () => {
    const { dry, notices } = await lab();
    const methods = { confidence: ['verbalized', 'p-true'] };
    await expect(dry(methods)).rejects.toMatchObject({
      code: 'unmet-method',
      message: expect.stringContaining('openai-compatible cannot be asked by p-true'),
    });
    await expect(dry({ temperatures: [1.5] })).rejects.toMatchObject({
      code: 'unmet-temperature',
      message: 'anthropic cannot be asked at temperature 1.5: it takes 1 at most.',
    });
    const skipping = await dry({ ...methods, unsupported: 'skip' });
    expect(skipping.models.map(({ calls }) => calls)).toEqual([24, 24, 24]);
    expect(notices.filter((notice) => notice.includes('is not asked by p-true'))).toHaveLength(3);
  });

  it('says what it cannot price, and warns of what is retired', async () => {
    const { dry, notices } = await lab();
    const { unpriced, models } = await dry({
      models: [
        { preset: 'gemini-2.0-flash' },
        { id: 'mine', provider: 'openai-compatible', model: 'x' },
      ],
    });
    expect(unpriced).toEqual(['mine']);
    expect(models.map(({ usd }) => usd === null)).toEqual([false, true]);
    expect(notices.join('\n')).toContain('gemini-2.0-flash was retired on 2026-06-01');
  });
});

it('a method is left out for the model that cannot serve it, and for no other', async () => {
  const { server, run, out } = await lab();
  const top = [{ token: 'Yes', logprob: -0.1, bytes: null }];
  const logprobs = { content: [{ ...top[0], top_logprobs: top }] };
  server.misbehave = ({ body }, response) =>
    body.logprobs === true && replyJson(response, 200, choice({ logprobs }));
  const model = { provider: 'openai-compatible', baseUrl: `${server.origin}/v1`, model: 'x' };
  await run({
    unsupported: 'skip',
    confidence: ['verbalized', 'p-true'],
    temperatures: [0],
    models: [
      { ...model, id: 'able', topLogprobs: 5 },
      { ...model, id: 'unable' },
    ],
  });
  const records = recordsIn(out);
  const modelOf = new Map(
    records.flatMap((one) => (one.kind === 'sample' ? [[one.key, one.model] as const] : [])),
  );
  const asked = records.flatMap((one) =>
    one.kind === 'confidence' ? [`${modelOf.get(one.sample)} ${one.method}`] : [],
  );
  expect(asked).toHaveLength(24);
  expect(new Set(asked)).toEqual(new Set(['able verbalized', 'able p-true', 'unable verbalized']));
});
