import { afterEach, describe, expect, it } from 'vitest';
import {
  choice,
  failure,
  json,
  key,
  quick,
  type Reply,
  request,
  serving,
  stopServing,
} from '../../../test/support/chat-server.ts';
import { InputError } from '../../core/errors.ts';
import { TransientError } from '../transient.ts';
import { retryAfter } from './errors.ts';
import { openAICompatibleModel } from './provider.ts';

afterEach(stopServing);

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
    [400, 'context_length_exceeded', 'prompt-too-long', 5],
    [404, 'model_not_found', 'request-refused', 2],
    [400, 'invalid_value', 'request-refused', 2],
    [429, 'insufficient_quota', 'quota-exhausted', 2],
  ])('%d %s is said at once', async (status, code, expected, exitCode) => {
    const { model, seen } = await serving(failure(status, code, `no, ${key}`));
    const error = (await quick(model())
      .complete(request)
      .catch((e: unknown) => e)) as InputError;
    expect(error).toMatchObject({ code: expected, exitCode });
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
