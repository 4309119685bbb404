import { z } from 'zod';
import type { FinishReason } from '../../core/records.ts';
import { type Failure, kindOfStatus, type Protocol } from '../http/protocol.ts';
import type { Completion, CompletionRequest } from '../model.ts';
import { TransientError } from '../transient.ts';

const errorSchema = z.object({
  error: z.object({ type: z.string(), message: z.string().default('') }),
});

const answerSchema = z.object({
  type: z.literal('message'),
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullish(),
  usage: z.object({
    input_tokens: z.number().int(),
    output_tokens: z.number().int(),
    cache_creation_input_tokens: z.number().int().nullish(),
    cache_read_input_tokens: z.number().int().nullish(),
  }),
});

/** The messages protocol of Anthropic. It takes no seed and gives no log-probabilities. */
export const anthropicProtocol: Protocol = {
  path: () => 'messages',
  headers: { 'anthropic-version': '2023-06-01' },
  keyHeader: 'x-api-key',
  offers: { seed: false, logprobs: false, n: false, maxTemperature: 1 },
  body({ messages, temperature, maxTokens }, { model }) {
    const system = messages.filter(({ role }) => role === 'system');
    return {
      model,
      max_tokens: maxTokens,
      temperature,
      ...(system.length > 0 && { system: system.map(({ content }) => content).join('\n\n') }),
      messages: messages
        .filter(({ role }) => role !== 'system')
        .map(({ role, content }) => ({ role, content })),
    };
  },
  failure,
  answer,
};

function failure(status: number, body: unknown): Failure | null {
  const kind = kindOfStatus(status);
  if (kind === null) return null;
  const parsed = errorSchema.safeParse(body);
  const { type, message } = parsed.success
    ? parsed.data.error
    : { type: '', message: `status ${status}` };
  if (type === 'billing_error' || (kind === 'request' && /credit balance/i.test(message))) {
    return { kind: 'quota', message };
  }
  if (kind === 'request' && /prompt is too long/i.test(message)) {
    return { kind: 'too-long', message };
  }
  return { kind, message };
}

function answer(body: unknown, _request: CompletionRequest, _model: string): Completion {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) {
    throw new TransientError('malformed-response', 'the answer has not the form of one', {
      cause: parsed.error,
    });
  }
  const { content, stop_reason, usage } = parsed.data;
  if (content.length === 0 && !stop_reason) {
    throw new TransientError('empty-response', 'the answer holds nothing, and no reason why');
  }
  return {
    text: content.map(({ type, text }) => (type === 'text' ? (text ?? '') : '')).join(''),
    finish: finishReason(stop_reason),
    usage: {
      inputTokens:
        usage.input_tokens +
        (usage.cache_creation_input_tokens ?? 0) +
        (usage.cache_read_input_tokens ?? 0),
      outputTokens: usage.output_tokens,
    },
  };
}

function finishReason(reason: string | null | undefined): FinishReason {
  if (reason === 'max_tokens' || reason === 'model_context_window_exceeded') return 'length';
  return reason === 'refusal' ? 'refusal' : 'stop';
}
