import { z } from 'zod';
import { type Failure, kindOfStatus, type Protocol } from '../http/protocol.ts';
import { toAnswer } from './answer.ts';

/** What of an error is used. OpenRouter gives the status as a number, others a word or nothing. */
const errorSchema = z.object({
  error: z.object({
    message: z.string().nullish(),
    code: z.union([z.string(), z.number()]).nullish(),
    type: z.string().nullish(),
    metadata: z.object({ reasons: z.array(z.unknown()).optional() }).nullish(),
  }),
});

/** Chat completions, as OpenAI made them and many servers speak them. */
export const openAIProtocol: Protocol = {
  path: () => 'chat/completions',
  headers: {},
  keyHeader: 'authorization',
  offers: { seed: true, logprobs: true, n: true, maxTemperature: 2 },
  body: (request, { model, topLogprobs, seed, maxTokensField }) => ({
    model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    temperature: request.temperature,
    [maxTokensField]: request.maxTokens,
    ...(seed && request.seed !== undefined && { seed: request.seed }),
    ...(request.topLogprobs !== undefined && {
      logprobs: true,
      top_logprobs: Math.min(request.topLogprobs, topLogprobs),
    }),
  }),
  failure,
  answer: toAnswer,
};

function failure(status: number, body: unknown): Failure | null {
  const parsed = errorSchema.safeParse(body);
  const error = parsed.success ? parsed.data.error : null;
  // OpenRouter tells of a failure behind it with a status of 200 and an error in the body.
  const told = typeof error?.code === 'number' ? error.code : 500;
  const kind = kindOfStatus(status) ?? (error ? kindOfStatus(told) : null);
  if (kind === null) return null;
  const message = error?.message ?? `status ${status}`;
  const { code, type, metadata } = error ?? {};
  if (code === 'content_filter' || (kind === 'key' && metadata?.reasons)) {
    return { kind: 'filtered', message };
  }
  if (code === 'insufficient_quota' || type === 'insufficient_quota') {
    return { kind: 'quota', message };
  }
  if (code === 'context_length_exceeded') return { kind: 'too-long', message };
  if (kind === 'request' && /logprobs/i.test(message)) {
    return { kind: 'logprobs', message: `the field \`logprobs\` is refused: ${message}` };
  }
  return { kind, message };
}
