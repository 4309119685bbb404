import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modelConfigSchema } from './config.ts';
import { presetIds } from './presets.ts';
import { createModel, providerIds } from './registry.ts';
import { retirementNotice } from './retirement.ts';

const surroundings = { directory: tmpdir(), environment: {} };

const parse = (config: unknown) => modelConfigSchema.safeParse(config);

describe('the configuration of a model', () => {
  it('fills in what is left out', () => {
    expect(
      modelConfigSchema.parse({ id: 'gpt', provider: 'openai-compatible', model: 'gpt-4o-mini' }),
    ).toMatchObject({
      baseUrl: 'https://api.openai.com/v1',
      topLogprobs: 0,
      seed: true,
      concurrency: 8,
      attempts: 6,
    });
    expect(
      modelConfigSchema.parse({ id: 'small', provider: 'local', file: 'small.gguf' }),
    ).toMatchObject({ template: 'gguf', threads: 1 });
  });

  it.each([
    ['an unknown provider', { id: 'a', provider: 'telepathy' }],
    ['an unknown field', { id: 'a', provider: 'local', file: 'x', temprature: 1 }],
    ['a field of another provider', { id: 'a', provider: 'replay', recording: 'x', file: 'x' }],
    ['no file', { id: 'a', provider: 'local' }],
    ['a line break in the id', { id: 'a\nb', provider: 'local', file: 'x' }],
    ['no URL', { id: 'a', provider: 'openai-compatible', model: 'm', baseUrl: 'localhost' }],
    ['a file URL', { id: 'a', provider: 'openai-compatible', model: 'm', baseUrl: 'file:///x' }],
  ])('refuses %s', (_, config) => {
    expect(parse(config).success).toBe(false);
  });

  it('refuses a key where the name of its variable belongs, and does not repeat it', () => {
    const key = 'sk-planted-0123456789';
    const { error } = parse({ id: 'a', provider: 'openai-compatible', model: 'm', apiKeyEnv: key });
    expect(error?.issues[0]?.message).toContain('never the key itself');
    expect(JSON.stringify(error?.issues)).not.toContain(key);
  });

  it.each([
    ['a header', { headers: { Authorization: 'Bearer planted' } }],
    ['a header of some name', { headers: { 'X-Api-Key': 'planted' } }],
  ])('refuses a key in %s', (_, part) => {
    const { error } = parse({ id: 'a', provider: 'openai-compatible', model: 'm', ...part });
    expect(error?.issues[0]?.message).toContain('`apiKeyEnv`');
  });

  it('is documented in every field, and has a JSON Schema', () => {
    const json = z.toJSONSchema(modelConfigSchema, { io: 'input', unrepresentable: 'any' });
    const { oneOf } = json as {
      oneOf: { properties: Record<string, { description?: string }> }[];
    };
    // The presets have no provider of their own.
    expect(oneOf).toHaveLength(providerIds.length + 1);
    for (const { properties } of oneOf) {
      const { id: _, ...fields } = properties;
      for (const [name, field] of Object.entries(fields)) {
        expect(field.description, name).toBeTruthy();
      }
    }
  });
});

describe('a preset', () => {
  it('stands for an entry that says everything', () => {
    expect(modelConfigSchema.parse({ preset: 'gpt-4o-mini' })).toEqual({
      id: 'gpt-4o-mini',
      label: 'GPT-4o-mini',
      provider: 'openai-compatible',
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-4o-mini',
      apiKeyEnv: 'OPENAI_API_KEY',
      apiKeyHeader: 'authorization',
      topLogprobs: 20,
      seed: true,
      maxTokensField: 'max_tokens',
      concurrency: 64,
      attempts: 6,
      timeoutMs: 120_000,
      price: { inputPerMillion: 0.15, outputPerMillion: 0.6, asOf: '2026-09-23' },
    });
  });

  it.each(presetIds)('%s is a configuration that is kept as it is', (preset) => {
    const config = modelConfigSchema.parse({ preset });
    expect(modelConfigSchema.parse(config)).toEqual(config);
  });

  it('gives way to what is said beside it', () => {
    const price = { inputPerMillion: 1, outputPerMillion: 2 };
    const changes = { id: 'qwen', model: 'qwen3', baseUrl: 'http://localhost:8000/v1', price };
    expect(modelConfigSchema.parse({ preset: 'qwen3-coder-next', ...changes })).toMatchObject(
      changes,
    );
  });

  it('that there is not is refused, and so is a key that it does not have', () => {
    expect(parse({ preset: 'gpt-9' }).error?.issues[0]).toMatchObject({ path: ['preset'] });
    expect(parse({ preset: 'gpt-4o-mini', file: 'x' }).success).toBe(false);
  });

  it('says when its model is retired', () => {
    const of = (preset: string) => modelConfigSchema.parse({ preset });
    const day = new Date('2026-11-22');
    expect(retirementNotice(of('gemini-2.0-flash'), day)).toMatch(/was retired on 2026-06-01/);
    expect(retirementNotice(of('gpt-4o-mini'), day)).toMatch(/is to be retired on 2027-01-14/);
    expect(retirementNotice(of('qwen3-coder-next'), day)).toBeNull();
    // Another server may well go on with the same weights.
    const elsewhere = { preset: 'gpt-4o-mini', baseUrl: 'http://localhost/v1' };
    expect(retirementNotice(modelConfigSchema.parse(elsewhere), day)).toBeNull();
  });
});

describe('a model of a configuration', () => {
  it('needs its key before the first call', () => {
    const config = modelConfigSchema.parse({
      id: 'gpt',
      provider: 'openai-compatible',
      model: 'gpt-4o-mini',
      apiKeyEnv: 'NO_SUCH_KEY',
    });
    expect(() => createModel(config, surroundings)).toThrow(
      expect.objectContaining({ code: 'no-key', message: expect.stringMatching(/NO_SUCH_KEY/) }),
    );
    const { capabilities } = createModel(config, {
      ...surroundings,
      environment: { NO_SUCH_KEY: 'x' },
    });
    expect(capabilities).toEqual({ topLogprobs: 0, seed: true, maxTemperature: 2 });
  });

  it('finds its files beside the configuration', async () => {
    const local = modelConfigSchema.parse({ id: 'a', provider: 'local', file: 'no/such.gguf' });
    await expect(
      createModel(local, surroundings).complete({ messages: [], temperature: 0, maxTokens: 1 }),
    ).rejects.toMatchObject({ message: expect.stringContaining(`${tmpdir()}/no/such.gguf`) });
    const replay = modelConfigSchema.parse({ id: 'a', provider: 'replay', recording: 'no/such' });
    expect(() => createModel(replay, surroundings)).toThrow(
      expect.objectContaining({ code: 'no-recordings' }),
    );
  });
});
