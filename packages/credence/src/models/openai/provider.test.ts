import { afterEach, describe, expect, it } from 'vitest';
import {
  choice,
  failure,
  json,
  key,
  request,
  serving,
  stopServing,
} from '../../../test/support/chat-server.ts';

afterEach(stopServing);

describe('an answer', () => {
  it('holds text, end and usage; the request holds all that can change it', async () => {
    const { model, seen } = await serving(json(choice()));
    expect(await model().complete(request)).toEqual({
      text: 'def f(): ...',
      finish: 'stop',
      usage: { inputTokens: 11, outputTokens: 5 },
    });
    expect(seen).toMatchObject([
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

describe('servers that are nearly the same', () => {
  it('Azure: the key in a header of its own, the version after the address', async () => {
    const { model, seen } = await serving(json(choice()));
    const azure = model({ apiKeyHeader: 'api-key', query: { 'api-version': '2024-10-21' } });
    expect((await azure.complete(request)).text).toBe('def f(): ...');
    expect(seen[0]).toMatchObject({
      path: '/v1/chat/completions?api-version=2024-10-21',
      headers: { 'api-key': key },
    });
    expect(seen[0]!.authorization).toBeUndefined();
  });

  it('OpenRouter: headers and fields of its own', async () => {
    const { model, seen } = await serving(json(choice()));
    const openRouter = model({
      headers: { 'X-Title': 'Credence' },
      body: { provider: { order: ['some-host'], allow_fallbacks: false } },
    });
    await openRouter.complete(request);
    expect(seen[0]).toMatchObject({
      headers: { 'x-title': 'Credence' },
      body: { model: 'some-model', provider: { order: ['some-host'] } },
    });
  });

  it('OpenRouter: a failure behind it, told with status 200', async () => {
    const told = { error: { code: 429, message: 'the host is busy' } };
    const { model } = await serving(
      json(told),
      json(choice({ finish_reason: 'error', error: { code: 502, message: 'gone' } })),
    );
    await expect(model().complete(request)).rejects.toMatchObject({ reason: 'rate-limited' });
    await expect(model().complete(request)).rejects.toMatchObject({ reason: 'server-error' });
  });

  it('OpenRouter: a prompt that its moderation flags is an outcome, and no wrong key', async () => {
    const flagged = { error: { code: 403, message: 'flagged', metadata: { reasons: ['x'] } } };
    const { model } = await serving(json(flagged, 403));
    expect(await model().complete(request)).toMatchObject({ finish: 'content-filter', text: '' });
  });

  it('older servers: log-probabilities in another shape name the field', async () => {
    for (const logprobs of [undefined, null, { tokens: ['Yes'], token_logprobs: [-0.1] }]) {
      const { model } = await serving(json(choice({ logprobs })));
      await expect(model().complete({ ...request, topLogprobs: 5 })).rejects.toMatchObject({
        code: 'no-logprobs',
        message: expect.stringContaining('choices[0].logprobs.content'),
      });
    }
  });
});
