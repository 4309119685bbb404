import { z } from 'zod';
import { chatTemplateNames } from './local/chat-template.ts';

const price = z
  .strictObject({
    inputPerMillion: z.number().min(0).describe('US dollars per million tokens sent'),
    outputPerMillion: z.number().min(0).describe('US dollars per million tokens received'),
  })
  .describe('What the model costs; needed to hold a limit in dollars');

const common = {
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:@/-]*$/, 'Letters, digits and . _ : @ / - only')
    .describe('The name that records and the report carry'),
  label: z.string().min(1).optional().describe('The name that readers see; the id when left out'),
  description: z.string().optional().describe('What the model is, in a sentence, for the report'),
  price: price.optional(),
};

const concurrency = z.number().int().min(1).max(1_000);

const openAICompatibleSchema = z.strictObject({
  ...common,
  provider: z
    .literal('openai-compatible')
    .describe('Any server with the chat-completions protocol'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !/^[^/]*\/\/[^/]*@/.test(url), 'An address is kept: it must hold no password')
    .default('https://api.openai.com/v1')
    .describe('Address of the server, up to and without /chat/completions'),
  model: z.string().min(1).describe("The server's name of the model"),
  apiKeyEnv: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'The name of an environment variable, never the key itself')
    .optional()
    .describe('The environment variable that holds the key; left out for servers that need none'),
  topLogprobs: z
    .number()
    .int()
    .min(0)
    .max(100)
    .default(0)
    .describe('Most alternatives per token that the server reports; 0: no log-probabilities'),
  seed: z.boolean().default(true).describe('Whether the server takes a seed'),
  maxTokensField: z
    .enum(['max_tokens', 'max_completion_tokens'])
    .default('max_tokens')
    .describe('What the server calls the longest answer'),
  concurrency: concurrency.default(8).describe('Requests in flight at most'),
  attempts: z
    .number()
    .int()
    .min(1)
    .max(20)
    .default(6)
    .describe('Calls at most for one answer, when the server or the connection fails'),
  timeoutMs: z
    .number()
    .int()
    .min(100)
    .max(3_600_000)
    .default(120_000)
    .describe('Longest wait for one answer, in milliseconds'),
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

/** The configuration of a model. `provider` says which of its fields there are. */
export const modelConfigSchema = z.discriminatedUnion('provider', [
  openAICompatibleSchema,
  localSchema,
  replaySchema,
]);

export type ModelConfig = z.infer<typeof modelConfigSchema>;
