import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  choice,
  failure,
  json,
  key,
  quick,
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
