import { afterEach, describe, expect, it } from 'vitest';
import {
  failure,
  json,
  key,
  quick,
  type Reply,
  request,
  serving,
  stopServing,
} from '../../../test/support/chat-server.ts';
import { dialects } from '../../../test/support/dialects.ts';
import { InputError } from '../../core/errors.ts';
import { openAIProtocol } from '../openai/protocol.ts';
import { TransientError } from '../transient.ts';
import { httpModel } from './http-model.ts';
import { retryAfter } from './retry-after.ts';

afterEach(stopServing);

describe.each(dialects)('of a server of $name', (dialect) => {
  const { protocol } = dialect;
  const answer = json(dialect.answer());
  const text = 'def f(): ...';
  const refusal = (status: number, message = 'no', headers = {}) =>
    json(dialect.error(message), status, headers);

  const broken: readonly [string, string, Reply][] = [
    ['429', 'rate-limited', refusal(429)],
    ['408', 'server-error', refusal(408)],
    ['409', 'server-error', refusal(409)],
    ['500', 'server-error', refusal(500)],
    ['529, overloaded', 'server-error', refusal(529)],
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
    ['an answer of another shape', 'malformed-response', json([1, 2, 3])],
    ['an empty body', 'malformed-response', (r) => r.writeHead(200).end()],
    ['nothing in the answer', 'empty-response', json(dialect.empty)],
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
    [
      'chunks that end early',
      'connection',
      (r) => {
        r.writeHead(200, { 'content-type': 'application/json' });
        r.write('{"choices"');
        setImmediate(() => r.socket?.destroy());
      },
    ],
  ];

  it.each(broken)('%s is tried again, then %s', async (_, reason, reply) => {
    const { model, seen } = await serving(reply, reply, answer, reply);
    const asked = model({}, protocol);
    expect((await quick(asked).complete(request)).text).toBe(text);
    expect(seen).toHaveLength(3);
    await expect(quick(asked, 2).complete(request)).rejects.toMatchObject({
      code: reason,
      exitCode: 5,
    });
    expect(seen).toHaveLength(3 + (reason === 'rate-limited' ? 6 : 2));
  });

  it('one that does not answer, or stalls within the answer, is not waited for', async () => {
    const stalls: Reply = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"choices"');
    };
    for (const reply of [() => undefined, stalls]) {
      const { model } = await serving(reply, reply, answer);
      const asked = model({ timeoutMs: 150 }, protocol);
      await expect(asked.complete(request)).rejects.toMatchObject({ reason: 'timeout' });
      expect((await quick(asked).complete(request)).text).toBe(text);
    }
  });

  it('Retry-After is passed on', async () => {
    const { model } = await serving(refusal(429, 'slow', { 'retry-after': '2' }));
    const error = await model({}, protocol)
      .complete(request)
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ reason: 'rate-limited', retryAfterMs: 2_000 });
  });

  it.each([401, 403, 'its own'] as const)(
    'a key refused with status %s is said at once, without the key',
    async (status) => {
      const own = dialect.status.key ?? 401;
      const reply = json(
        dialect.error(`bad key ${key}`, 'key'),
        status === 'its own' ? own : status,
      );
      const { model, seen } = await serving(reply);
      const error = (await quick(model({}, protocol))
        .complete(request)
        .catch((e: unknown) => e)) as InputError;
      expect(error).toBeInstanceOf(InputError);
      expect(error).toMatchObject({ code: 'key-refused', exitCode: 2 });
      expect(error.remedy).toContain('SOME_KEY');
      expect(`${error.message} ${error.remedy}`).not.toContain(key);
      expect(seen).toHaveLength(1);
    },
  );

  it.each([
    ['quota', 402, 'quota-exhausted', 2],
    ['too-long', 413, 'prompt-too-long', 5],
    ['model', 404, 'request-refused', 2],
    ['request', 400, 'request-refused', 2],
    ['logprobs', 400, 'no-logprobs', 2],
  ] as const)('%s is said at once', async (kind, status, code, exitCode) => {
    const field = kind === 'logprobs' ? 'Logprobs is not supported for the current model' : '';
    const reply = json(dialect.error(`no, ${key} ${field}`, kind), dialect.status[kind] ?? status);
    const { model, seen } = await serving(reply);
    if (kind === 'logprobs' && !protocol.offers.logprobs) return;
    const error = (await quick(model({}, protocol))
      .complete(request)
      .catch((e: unknown) => e)) as InputError;
    expect(error).toMatchObject({ code, exitCode });
    expect(error.message).not.toContain(key);
    expect(seen).toHaveLength(1);
  });

  it('an answer that echoes nothing of the key goes with the key in its header alone', async () => {
    const { model, seen } = await serving(answer);
    await model({}, protocol).complete(request);
    const [{ headers, body, path }] = seen as [(typeof seen)[0]];
    expect(String(headers[protocol.keyHeader])).toContain(key);
    expect(JSON.stringify(body) + path).not.toContain(key);
  });

  it('an aborted request ends as aborted, not as a failure', async () => {
    const controller = new AbortController();
    const { model, seen } = await serving(() => controller.abort());
    const asked = quick(model({}, protocol));
    await expect(asked.complete(request, controller.signal)).rejects.toThrow(/abort/i);
    await expect(asked.complete(request, controller.signal)).rejects.toThrow(/abort/i);
    expect(seen).toHaveLength(1);
  });

  it('log-probabilities are not asked of a model that gives none', async () => {
    const { model, seen } = await serving(answer);
    const without = model({ topLogprobs: 0 }, protocol);
    await expect(without.complete({ ...request, topLogprobs: 5 })).rejects.toMatchObject({
      code: 'no-logprobs',
    });
    expect(seen).toHaveLength(0);
  });
});

it('a redirection is not followed: it would carry the key elsewhere', async () => {
  const elsewhere = await serving(json({}));
  const { model } = await serving((response) =>
    response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end(),
  );
  await expect(model().complete(request)).rejects.toMatchObject({ code: 'request-refused' });
  expect(elsewhere.seen).toHaveLength(0);
});

it('a server nobody runs is a failed connection', async () => {
  const model = httpModel(
    openAIProtocol,
    { id: 'm', baseUrl: 'http://127.0.0.1:9/v1', model: 'x' },
    {},
  );
  await expect(model.complete(request)).rejects.toMatchObject({ reason: 'connection' });
});

it('a key that is not set names its variable', () => {
  for (const environment of [{}, { SOME_KEY: '' }, { SOME_KEY: '  ' }]) {
    expect(() =>
      httpModel(
        openAIProtocol,
        { id: 'm', baseUrl: 'http://127.0.0.1/v1', model: 'x', apiKeyEnv: 'SOME_KEY' },
        environment,
      ),
    ).toThrow(
      expect.objectContaining({ code: 'no-key', message: expect.stringMatching(/SOME_KEY/) }),
    );
  }
});

it('no variable of the environment but the named one is read', async () => {
  const { model, seen } = await serving(failure(200, null));
  const asked = model({ apiKeyEnv: undefined });
  await expect(asked.complete(request)).rejects.toBeInstanceOf(TransientError);
  expect(seen[0]!.authorization).toBeUndefined();
});

it('Retry-After is read as seconds, milliseconds or a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  const of = (value: string) => retryAfter({ 'retry-after': value }, now);
  expect(of('2')).toBe(2_000);
  expect(of('Thu, 01 Jan 2026 00:00:30 GMT')).toBe(30_000);
  expect(of('Wed, 31 Dec 2025 23:00:00 GMT')).toBe(0);
  expect(of('soon')).toBeUndefined();
  expect(retryAfter({ 'retry-after-ms': '120', 'retry-after': '9' }, now)).toBe(120);
  expect(retryAfter({}, now)).toBeUndefined();
});
