import { z } from 'zod';
import { chatTemplateNames } from './local/chat-template.ts';
import { presetIds, presets } from './presets.ts';
import {
  apiKeyEnv,
  baseUrl,
  calling,
  callingOverrides,
  common,
  concurrency,
  model,
  seed,
  topLogprobs,
} from './server-config.ts';

const openAICompatibleSchema = z.strictObject({
  ...common,
  provider: z
    .literal('openai-compatible')
    .describe('Any server with the chat-completions protocol'),
  baseUrl: baseUrl
    .default('https://api.openai.com/v1')
    .describe('Address of the server, up to and without /chat/completions'),
  model,
  apiKeyEnv: apiKeyEnv
    .optional()
    .describe('The environment variable that holds the key; left out for servers that need none'),
  apiKeyHeader: z
    .enum(['authorization', 'api-key', 'x-api-key'])
    .default('authorization')
    .describe('The header that carries the key; Azure wants `api-key`'),
  query: z
    .record(z.string(), z.string())
    .optional()
    .describe('What follows the address after a question mark, as Azure’s `api-version`'),
  topLogprobs: topLogprobs.default(0),
  seed: seed.default(true),
  maxTokensField: z
    .enum(['max_tokens', 'max_completion_tokens'])
    .default('max_tokens')
    .describe('What the server calls the longest answer'),
  concurrency: concurrency.default(8),
  ...calling,
});

const anthropicSchema = z.strictObject({
  ...common,
  provider: z
    .literal('anthropic')
    .describe('The messages protocol of Anthropic: no seed, no log-probabilities'),
  baseUrl: baseUrl
    .default('https://api.anthropic.com/v1')
    .describe('Address of the server, up to and without /messages'),
  model,
  apiKeyEnv: apiKeyEnv.default('ANTHROPIC_API_KEY'),
  concurrency: concurrency.default(64),
  ...calling,
});

const geminiSchema = z.strictObject({
  ...common,
  provider: z.literal('gemini').describe('The generateContent protocol of Google'),
  baseUrl: baseUrl
    .default('https://generativelanguage.googleapis.com/v1beta')
    .describe('Address of the server, up to and without /models'),
  model,
  apiKeyEnv: apiKeyEnv.default('GEMINI_API_KEY'),
  topLogprobs: topLogprobs.default(0),
  seed: seed.default(true),
  concurrency: concurrency.default(64),
  ...calling,
});

const localSchema = z.strictObject({
  ...common,
  provider: z.literal('local').describe('A GGUF file, run in this process by node-llama-cpp'),
  file: z.string().min(1).describe('The GGUF file, relative to the configuration'),
  template: z
    .enum(chatTemplateNames)
    .default('gguf')
    .describe(
      "How a conversation becomes text: `gguf` takes the file's own template; `plain` suits pretrained models, which have none",
    ),
  contextSize: z
    .number()
    .int()
    .min(64)
    .max(1_048_576)
    .default(4_096)
    .describe('Tokens of conversation and answer together'),
  threads: z
    .number()
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe('Threads; more than the idle cores are slower by orders of magnitude'),
  slots: z
    .number()
    .int()
    .min(1)
    .max(64)
    .default(2)
    .describe('Conversations whose evaluated beginnings are kept in memory'),
});

const replaySchema = z.strictObject({
  ...common,
  provider: z.literal('replay').describe('Recorded answers; no model and no network'),
  recording: z
    .string()
    .min(1)
    .describe('The folder of the recordings, relative to the configuration'),
});

const serverSchema = z.discriminatedUnion('provider', [
  openAICompatibleSchema,
  anthropicSchema,
  geminiSchema,
]);

/** The configuration of a model behind a server. */
export type ServerConfig = z.infer<typeof serverSchema>;

/**
 * An entry without a provider: a model that is known by name. What the study keeps is the entry that
 * the preset stands for, so that a later version of the preset cannot change what a study was.
 */
export const presetSchema = z.strictObject({
  provider: z.literal(undefined).optional().describe('Left out: the preset says it'),
  preset: z.enum(presetIds as [string, ...string[]]).describe('A model that is known by name'),
  id: common.id.optional().describe(`${common.id.description}; the preset’s when left out`),
  label: common.label,
  description: common.description,
  price: common.price,
  model: model.optional(),
  baseUrl: baseUrl.optional().describe('Another address of the same protocol'),
  apiKeyEnv: apiKeyEnv.optional(),
  topLogprobs: topLogprobs.optional(),
  seed: seed.optional(),
  concurrency: concurrency.optional(),
  ...callingOverrides,
});

function expanded({
  preset,
  provider: _,
  ...overrides
}: z.infer<typeof presetSchema>): ServerConfig {
  const { config } = presets[preset as keyof typeof presets];
  return serverSchema.parse({ id: preset, ...config, ...overrides });
}

/** The configuration of a model. `provider` says which of its fields there are. */
export const modelConfigSchema = z.discriminatedUnion('provider', [
  openAICompatibleSchema,
  anthropicSchema,
  geminiSchema,
  localSchema,
  replaySchema,
  presetSchema.transform(expanded),
]);

export type ModelConfig = z.infer<typeof modelConfigSchema>;
