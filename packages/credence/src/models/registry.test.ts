import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { modelConfigSchema } from './config.ts';
import { createModel, providerIds } from './registry.ts';

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

  it('is documented in every field, and has a JSON Schema', () => {
    const { oneOf } = z.toJSONSchema(modelConfigSchema) as {
      oneOf: { properties: Record<string, { description?: string }> }[];
    };
    expect(oneOf).toHaveLength(providerIds.length);
    for (const { properties } of oneOf) {
      const { id: _, ...fields } = properties;
      for (const [name, field] of Object.entries(fields)) {
        expect(field.description, name).toBeTruthy();
      }
    }
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
    expect(capabilities).toEqual({ topLogprobs: 0, seed: true });
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
