import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { InputError } from '../../core/errors.ts';
import type { CompletionRequest, Model } from '../model.ts';
import { defaultRetryPolicy, retrying } from '../retry.ts';
import { TransientError } from '../transient.ts';
import { retryAfter } from './errors.ts';
import { type OpenAICompatibleOptions, openAICompatibleModel } from './provider.ts';

const key = 'sk-planted-0123456789';
const request: CompletionRequest = {
  messages: [{ role: 'user', content: 'Write f.' }],
  temperature: 0.4,
  maxTokens: 64,
  seed: 3,
};

type Reply = (response: ServerResponse, body: string, message: IncomingMessage) => void;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server on the loopback that gives these replies in turn, the last one ever after. */
async function serving(...replies: readonly Reply[]) {
  const seen: { body: Record<string, unknown>; authorization: string | undefined }[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.push({
        body: JSON.parse(body) as Record<string, unknown>,
        authorization: message.headers.authorization,
      });
      replies[Math.min(seen.length, replies.length) - 1]!(response, body, message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const model = (options: Partial<OpenAICompatibleOptions> = {}) =>
    openAICompatibleModel(
      { id: 'm', baseUrl, model: 'some-model', apiKeyEnv: 'SOME_KEY', topLogprobs: 20, ...options },
      { SOME_KEY: key },
    );
  return { model, seen };
}

const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

const failure = (status: number, code: string | null, message = 'no', headers = {}) =>
  json({ error: { message, type: 'some_error', code } }, status, headers);

const choice = (parts: Readonly<Record<string, unknown>> = {}) => ({
  choices: [
    {
      index: 0,
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'def f(): ...' },
      ...parts,
    },
  ],
  usage: { prompt_tokens: 11, completion_tokens: 5, total_tokens: 16 },
});

const quick = (model: Model, attempts = 3) =>
  retrying(
    model,
    { ...defaultRetryPolicy, attempts },
    { random: () => 0, sleep: async () => undefined },
  );

describe('an answer', () => {
  it('holds text, end and usage; the request holds all that can change it', async () => {
    const { model, seen } = await serving(json(choice()));
    expect(await model().complete(request)).toEqual({
      text: 'def f(): ...',
      finish: 'stop',
      usage: { inputTokens: 11, outputTokens: 5 },
    });
    expect(seen).toEqual([
      {
        body: {
          model: 'some-model',
          messages: request.messages,
          temperature: 0.4,
          max_tokens: 64,
          seed: 3,
        },
        authorization: `Bearer ${key}`,
      },
    ]);
  });

  it('is asked for in the words of the server', async () => {
    const { model, seen } = await serving(json(choice()));
    await model({ seed: false, maxTokensField: 'max_completion_tokens' }).complete(request);
    expect(seen[0]!.body).toMatchObject({ max_completion_tokens: 64 });
    expect(seen[0]!.body).not.toHaveProperty('seed');
    expect(seen[0]!.body).not.toHaveProperty('max_tokens');
  });

  it('carries log-probabilities when asked for', async () => {
    const content = [
      {
        token: 'Yes',
        logprob: -0.2,
        bytes: null,
        top_logprobs: [
          { token: 'Yes', logprob: -0.2, bytes: [] },
          { token: 'No', logprob: -1.8, bytes: [] },
        ],
      },
    ];
    const { model, seen } = await serving(json(choice({ logprobs: { content, refusal: null } })));
    const { logprobs } = await model().complete({ ...request, topLogprobs: 100 });
    expect(logprobs).toEqual([
      {
        token: 'Yes',
        logprob: -0.2,
        top: [
          { token: 'Yes', logprob: -0.2 },
          { token: 'No', logprob: -1.8 },
        ],
      },
    ]);
    expect(seen[0]!.body).toMatchObject({ logprobs: true, top_logprobs: 20 });
  });

  it.each([
    ['length', 'length'],
    ['content_filter', 'content-filter'],
    ['stop', 'stop'],
    [null, 'stop'],
  ])('that ended with %s ended by %s', async (finish_reason, finish) => {
    const { model } = await serving(json(choice({ finish_reason })));
    expect(await model().complete(request)).toMatchObject({ finish, text: 'def f(): ...' });
  });

  it('that refuses is an answer', async () => {
    const message = { role: 'assistant', content: null, refusal: 'I will not.' };
    const { model } = await serving(json(choice({ message })));
    const completion = await model().complete({ ...request, topLogprobs: 5 });
    expect(completion).toMatchObject({ finish: 'refusal', text: 'I will not.' });
  });

  it('that a filter held back is an answer without text', async () => {
    const { model } = await serving(failure(400, 'content_filter'));
    expect(await model().complete(request)).toMatchObject({ finish: 'content-filter', text: '' });
  });
});

describe('what another try may mend', () => {
  const broken: readonly [string, string, Reply][] = [
    ['429', 'rate-limited', failure(429, 'rate_limit_exceeded')],
    ['500', 'server-error', failure(500, null)],
    ['503 in HTML', 'server-error', (r) => r.writeHead(503).end('<h1>Sorry</h1>')],
    [
      'a body that is no JSON',
      'malformed-response',
      (r) => r.writeHead(200, { 'content-type': 'application/json' }).end('{"choices": [{"mess'),
    ],
    [
      'a page instead of an answer',
      'malformed-response',
      (r) => r.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
    ],
    ['an answer of another shape', 'malformed-response', json({ choices: [{ text: 'old' }] })],
    ['no choice', 'empty-response', json({ choices: [], usage: null })],
    ['choices that are null', 'empty-response', json({ choices: null })],
    ['a connection that is reset', 'connection', (r) => r.socket?.destroy()],
    [
      'a body that ends early',
      'connection',
      (r) => {
        r.writeHead(200, { 'content-type': 'application/json', 'content-length': '9999' });
        r.write('{"choices"');
        setImmediate(() => r.socket?.destroy());
      },
    ],
  ];

  it.each(broken)('%s is tried again, then %s', async (_, reason, reply) => {
    const { model, seen } = await serving(reply, reply, json(choice()), reply);
    const answered = await quick(model()).complete(request);
    expect(answered.text).toBe('def f(): ...');
    expect(seen).toHaveLength(3);
    await expect(quick(model(), 2).complete(request)).rejects.toMatchObject({
      code: reason,
      exitCode: 5,
    });
    expect(seen).toHaveLength(5);
  });

  it('a server that does not answer, or stalls within the answer, is not waited for', async () => {
    const stalls: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"choices"');
    };
    for (const reply of [() => undefined, stalls]) {
      const { model } = await serving(reply, json(choice()));
      const answered = await quick(model({ timeoutMs: 150 })).complete(request);
      expect(answered.text).toBe('def f(): ...');
    }
  });

  it('a server nobody runs is a failed connection', async () => {
    const model = openAICompatibleModel(
      { id: 'm', baseUrl: 'http://127.0.0.1:9/v1', model: 'x' },
      {},
    );
    await expect(model.complete(request)).rejects.toMatchObject({ reason: 'connection' });
  });

  it('Retry-After is passed on, in seconds, milliseconds or as a date', async () => {
    const { model } = await serving(failure(429, null, 'slow', { 'retry-after': '2' }));
    const error = await model()
      .complete(request)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ retryAfterMs: 2_000 });
    const now = Date.parse('2026-01-01T00:00:00Z');
    const of = (value: string) => retryAfter(new Headers({ 'retry-after': value }), now);
    expect(of('Thu, 01 Jan 2026 00:00:30 GMT')).toBe(30_000);
    expect(of('Wed, 31 Dec 2025 23:00:00 GMT')).toBe(0);
    expect(of('soon')).toBeUndefined();
    expect(retryAfter(new Headers({ 'retry-after-ms': '120' }), now)).toBe(120);
    expect(retryAfter(new Headers(), now)).toBeUndefined();
  });
});

describe('what only the user can mend', () => {
  it.each([401, 403])('a key refused with %d is said at once, without the key', async (status) => {
    const { model, seen } = await serving(failure(status, 'invalid_api_key', `bad key ${key}`));
    const error = (await quick(model())
      .complete(request)
      .catch((e: unknown) => e)) as InputError;
    expect(error).toBeInstanceOf(InputError);
    expect(error.code).toBe('key-refused');
    expect(error.remedy).toContain('SOME_KEY');
    expect(`${error.message} ${error.remedy}`).not.toContain(key);
    expect(seen).toHaveLength(1);
  });

  it('a key that is not set names its variable', () => {
    for (const environment of [{}, { SOME_KEY: '' }, { SOME_KEY: '  ' }]) {
      expect(() =>
        openAICompatibleModel(
          { id: 'm', baseUrl: 'http://127.0.0.1/v1', model: 'x', apiKeyEnv: 'SOME_KEY' },
          environment,
        ),
      ).toThrow(
        expect.objectContaining({ code: 'no-key', message: expect.stringMatching(/SOME_KEY/) }),
      );
    }
  });

  it.each([
    [404, 'model_not_found', 'request-refused'],
    [400, 'invalid_value', 'request-refused'],
    [429, 'insufficient_quota', 'quota-exhausted'],
  ])('%d %s is said at once', async (status, code, expected) => {
    const { model, seen } = await serving(failure(status, code, `no, ${key}`));
    const error = (await quick(model())
      .complete(request)
      .catch((e: unknown) => e)) as InputError;
    expect(error).toMatchObject({ code: expected, exitCode: 2 });
    expect(error.message).not.toContain(key);
    expect(seen).toHaveLength(1);
  });

  it('log-probabilities that are not there name the field', async () => {
    for (const logprobs of [undefined, null, { tokens: ['Yes'], token_logprobs: [-0.1] }]) {
      const { model } = await serving(json(choice({ logprobs })));
      await expect(model().complete({ ...request, topLogprobs: 5 })).rejects.toMatchObject({
        code: 'no-logprobs',
        message: expect.stringContaining('choices[0].logprobs.content'),
      });
    }
  });

  it('log-probabilities are not asked of a model that gives none', async () => {
    const { model, seen } = await serving(json(choice()));
    const without = model({ topLogprobs: 0 });
    await expect(without.complete({ ...request, topLogprobs: 5 })).rejects.toMatchObject({
      code: 'no-logprobs',
    });
    expect(seen).toHaveLength(0);
  });
});

it('an aborted request ends as aborted, not as a failure', async () => {
  const controller = new AbortController();
  const { model } = await serving(() => controller.abort());
  await expect(quick(model()).complete(request, controller.signal)).rejects.toThrow(/abort/i);
});

it('no variable of the environment but the named one is read', async () => {
  const { model, seen } = await serving(json(choice()));
  vi.stubEnv('OPENAI_API_KEY', 'sk-of-someone-else');
  try {
    await model({ apiKeyEnv: undefined }).complete(request);
    expect(seen[0]!.authorization).not.toContain('someone-else');
  } finally {
    vi.unstubAllEnvs();
  }
});
