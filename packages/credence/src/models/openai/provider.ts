import OpenAI from 'openai';
import { InputError } from '../../core/errors.ts';
import type { Completion, CompletionRequest, Model } from '../model.ts';
import { TransientError } from '../transient.ts';
import { toAnswer } from './answer.ts';
import { isContentFilter, translateError } from './errors.ts';

export interface OpenAICompatibleOptions {
  readonly id: string;
  readonly baseUrl: string;
  /** The server's name of the model. */
  readonly model: string;
  /** The environment variable that holds the key; servers of one's own may need none. */
  readonly apiKeyEnv?: string | undefined;
  readonly topLogprobs?: number;
  readonly seed?: boolean;
  readonly maxTokensField?: 'max_tokens' | 'max_completion_tokens';
  /** For one call, the whole answer included. Milliseconds. */
  readonly timeoutMs?: number;
}

/**
 * A model behind the chat-completions protocol. It makes each call once: put `retrying` around it.
 * @throws InputError `no-key` when the named variable is not set.
 */
export function openAICompatibleModel(
  options: OpenAICompatibleOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Model {
  const { id, baseUrl, model, apiKeyEnv, topLogprobs = 0, seed = true } = options;
  const { maxTokensField = 'max_tokens', timeoutMs = 120_000 } = options;
  const apiKey = apiKeyEnv === undefined ? '' : environment[apiKeyEnv]?.trim();
  if (apiKey === undefined || (apiKeyEnv !== undefined && apiKey === '')) {
    throw new InputError('no-key', `Model ${id} needs a key, and ${apiKeyEnv} is not set`, {
      remedy: `Put the key into the environment variable ${apiKeyEnv}.`,
    });
  }
  const client = new OpenAI({
    baseURL: baseUrl,
    // The client insists on a key, even for servers that want none.
    apiKey: apiKey || 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeoutMs,
    logLevel: 'off',
  });

  const call = async (request: CompletionRequest, signal: AbortSignal) => {
    try {
      const body: unknown = await client.chat.completions.create(
        {
          model,
          messages: request.messages.map(({ role, content }) => ({ role, content })),
          temperature: request.temperature,
          [maxTokensField]: request.maxTokens,
          ...(seed && request.seed !== undefined && { seed: request.seed }),
          ...(request.topLogprobs !== undefined && {
            logprobs: true,
            top_logprobs: Math.min(request.topLogprobs, topLogprobs),
          }),
        },
        { signal },
      );
      return body;
    } catch (error) {
      if (isContentFilter(error)) return null;
      throw translateError(error, { id, baseUrl, apiKeyEnv, apiKey });
    }
  };

  return {
    id,
    capabilities: { topLogprobs, seed },
    async complete(request, signal): Promise<Completion> {
      if (request.topLogprobs !== undefined && topLogprobs === 0) {
        throw new InputError('no-logprobs', `Model ${id} gives no log-probabilities`, {
          remedy: 'Use a method that needs none, or set `topLogprobs` of the model.',
        });
      }
      const body = await withDeadline(timeoutMs, signal, (either) => call(request, either));
      if (body === null) {
        return {
          text: '',
          finish: 'content-filter',
          usage: { inputTokens: 0, outputTokens: 0 },
        };
      }
      return toAnswer(body, request, id);
    },
    async provenance() {
      return { baseUrl, model };
    },
  };
}

/** The client's own time-out ends with the headers; a body may stall after them. */
async function withDeadline<T>(
  milliseconds: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    controller.abort();
  }, milliseconds);
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await work(controller.signal);
  } catch (error) {
    if (late) {
      throw new TransientError('timeout', `no answer within ${milliseconds} ms`, { cause: error });
    }
    signal?.throwIfAborted();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}
