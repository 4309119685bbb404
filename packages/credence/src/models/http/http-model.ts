import { InputError } from '../../core/errors.ts';
import type { Completion, CompletionRequest, Model } from '../model.ts';
import { TransientError } from '../transient.ts';
import { failureError } from './failure-error.ts';
import { post } from './post.ts';
import type { Protocol, ProtocolOptions } from './protocol.ts';
import { retryAfter } from './retry-after.ts';

export interface HttpModelOptions extends Partial<Omit<ProtocolOptions, 'model'>> {
  readonly id: string;
  readonly baseUrl: string;
  /** The server's name of the model. */
  readonly model: string;
  /** The environment variable that holds the key; servers of one's own may need none. */
  readonly apiKeyEnv?: string | undefined;
  /** The header that carries the key; the protocol's own when left out. */
  readonly apiKeyHeader?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  /** Further fields of every request. */
  readonly body?: Readonly<Record<string, unknown>> | undefined;
  /** For one call, the whole answer included. Milliseconds. */
  readonly timeoutMs?: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A model behind a protocol over HTTP. It makes each call once: put `retrying` around it.
 * @throws InputError `no-key` when the named variable is not set.
 */
export function httpModel(
  protocol: Protocol,
  options: HttpModelOptions,
  environment: Environment,
): Model {
  const { id, baseUrl, model, apiKeyEnv, timeoutMs = 120_000 } = options;
  const { topLogprobs = 0, maxTokensField = 'max_tokens' } = options;
  const { maxTemperature } = protocol.offers;
  const seed = protocol.offers.seed && (options.seed ?? true);
  const apiKey = keyOf(options, environment);
  const url = address(baseUrl, protocol.path(model), options.query);
  const keyHeader = options.apiKeyHeader ?? protocol.keyHeader;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    'user-agent': 'credence',
    ...protocol.headers,
    ...options.headers,
    ...(apiKey !== '' && {
      [keyHeader]: keyHeader === 'authorization' ? `Bearer ${apiKey}` : apiKey,
    }),
  };

  return {
    id,
    capabilities: { topLogprobs, seed, maxTemperature },
    async complete(request: CompletionRequest, signal?: AbortSignal): Promise<Completion> {
      if (request.topLogprobs !== undefined && topLogprobs === 0) {
        throw new InputError('no-logprobs', `Model ${id} gives no log-probabilities`, {
          remedy: 'Use a method that needs none, or set `topLogprobs` of the model.',
        });
      }
      const asked = protocol.body(request, { model, topLogprobs, seed, maxTokensField });
      const body = JSON.stringify(merged(asked, options.body));
      const reply = await post({ url, headers, body, timeoutMs }, signal);
      const parsed = parse(reply.text);
      const failure = protocol.failure(reply.status, parsed);
      if (failure?.kind === 'filtered') return filtered;
      if (failure) {
        throw failureError(
          { ...failure, kind: failure.kind },
          {
            id,
            baseUrl,
            apiKeyEnv,
            apiKey,
            status: reply.status,
            retryAfterMs: retryAfter(reply.headers),
          },
        );
      }
      if (parsed === undefined) {
        throw new TransientError('malformed-response', 'the answer is not JSON');
      }
      return protocol.answer(parsed, request, id);
    },
    async provenance() {
      return { baseUrl, model };
    },
  };
}

/** What was held back before a word of it was seen. */
const filtered: Completion = {
  text: '',
  finish: 'content-filter',
  usage: { inputTokens: 0, outputTokens: 0 },
};

function keyOf({ id, apiKeyEnv }: HttpModelOptions, environment: Environment): string {
  if (apiKeyEnv === undefined) return '';
  const key = environment[apiKeyEnv]?.trim();
  if (key) return key;
  throw new InputError('no-key', `Model ${id} needs a key, and ${apiKeyEnv} is not set`, {
    remedy: `Put the key into the environment variable ${apiKeyEnv}.`,
  });
}

function address(baseUrl: string, path: string, query: Readonly<Record<string, string>> = {}): URL {
  const url = new URL(baseUrl);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

/** The request with the configuration's own fields, which reach one level into its objects. */
function merged(
  asked: Readonly<Record<string, unknown>>,
  own: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(own).map(([name, value]) => {
    const there = asked[name];
    return [name, isObject(there) && isObject(value) ? { ...there, ...value } : value] as const;
  });
  return { ...asked, ...Object.fromEntries(entries) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
