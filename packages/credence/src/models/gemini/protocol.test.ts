import { afterEach, describe, expect, it } from 'vitest';
import { json, key, quick, serving, stopServing } from '../../../test/support/chat-server.ts';
import { gemini } from '../../../test/support/dialects.ts';
import { geminiProtocol } from './protocol.ts';

afterEach(stopServing);

const request = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'Write f.' },
    { role: 'assistant', content: 'def f(): ...' },
    { role: 'user', content: 'How sure are you?' },
  ],
  temperature: 0.4,
  maxTokens: 64,
  seed: 3,
} as const;

const candidate = (parts: object) => {
  const answer = gemini.answer() as { candidates: object[] };
  return { ...answer, candidates: [{ ...answer.candidates[0], ...parts }] };
};

describe('the generateContent protocol', () => {
  it('calls the model a model, and carries the seed', async () => {
    const { model, seen } = await serving(json(gemini.answer('90')));
    const asked = model({ body: { generationConfig: { topK: 40 } } }, geminiProtocol);
    expect(await asked.complete(request)).toEqual({
      text: '90',
      finish: 'stop',
      usage: { inputTokens: 11, outputTokens: 5 },
    });
    expect(seen[0]).toMatchObject({
      path: '/v1/models/some-model:generateContent',
      headers: { 'x-goog-api-key': key },
    });
    expect(seen[0]!.body).toEqual({
      systemInstruction: { parts: [{ text: 'Be brief.' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Write f.' }] },
        { role: 'model', parts: [{ text: 'def f(): ...' }] },
        { role: 'user', parts: [{ text: 'How sure are you?' }] },
      ],
      generationConfig: { temperature: 0.4, maxOutputTokens: 64, seed: 3, topK: 40 },
    });
  });

  it('gives log-probabilities step by step, the chosen beside the likeliest', async () => {
    const logprobsResult = {
      chosenCandidates: [
        { token: 'Yes', tokenId: 1, logProbability: -0.2 },
        { token: '.', tokenId: 2, logProbability: -0.1 },
      ],
      topCandidates: [
        {
          candidates: [
            { token: 'Yes', tokenId: 1, logProbability: -0.2 },
            { token: 'No', tokenId: 3, logProbability: -1.8 },
          ],
        },
      ],
    };
    const { model, seen } = await serving(json(candidate({ logprobsResult })));
    const asked = model({}, geminiProtocol);
    const { logprobs } = await asked.complete({ ...request, topLogprobs: 100 });
    expect(logprobs).toEqual([
      {
        token: 'Yes',
        logprob: -0.2,
        top: [
          { token: 'Yes', logprob: -0.2 },
          { token: 'No', logprob: -1.8 },
        ],
      },
      { token: '.', logprob: -0.1, top: [] },
    ]);
    expect(seen[0]!.body.generationConfig).toMatchObject({ responseLogprobs: true, logprobs: 20 });
  });

  it('names the field of log-probabilities that are not there, or otherwise', async () => {
    for (const logprobsResult of [undefined, null, { chosen: [] }]) {
      const { model } = await serving(json(candidate({ logprobsResult })));
      const asked = model({}, geminiProtocol);
      await expect(asked.complete({ ...request, topLogprobs: 5 })).rejects.toMatchObject({
        code: 'no-logprobs',
        message: expect.stringContaining('candidates[0].logprobsResult.chosenCandidates'),
      });
    }
  });

  it.each([
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'content-filter'],
    ['RECITATION', 'content-filter'],
    ['PROHIBITED_CONTENT', 'content-filter'],
  ])('an answer that ended with %s ended by %s', async (finishReason, finish) => {
    const { model } = await serving(json(candidate({ finishReason })));
    const asked = model({}, geminiProtocol);
    expect(await asked.complete(request)).toMatchObject({ finish, text: 'def f(): ...' });
  });

  it('takes a prompt that was held back for an outcome, and an answer without text for none', async () => {
    const usageMetadata = { promptTokenCount: 11 };
    const { model } = await serving(
      json({ promptFeedback: { blockReason: 'SAFETY' }, usageMetadata }),
      json(candidate({ content: {} })),
      json(candidate({ content: {}, finishReason: 'MAX_TOKENS' })),
    );
    const asked = quick(model({}, geminiProtocol));
    expect(await asked.complete(request)).toEqual({
      text: '',
      finish: 'content-filter',
      usage: { inputTokens: 11, outputTokens: 0 },
    });
    // Asked again: it ended without a word, and without a reason.
    expect(await asked.complete(request)).toMatchObject({ text: '', finish: 'length' });
  });

  it('counts thoughts as paid for and leaves them out of the answer', async () => {
    const parts = [{ text: 'hm', thought: true }, { text: '90' }];
    const usageMetadata = {
      promptTokenCount: 3,
      candidatesTokenCount: 1,
      thoughtsTokenCount: 40,
    };
    const { model } = await serving(json({ ...candidate({ content: { parts } }), usageMetadata }));
    expect(await model({}, geminiProtocol).complete(request)).toMatchObject({
      text: '90',
      usage: { inputTokens: 3, outputTokens: 41 },
    });
  });

  it('waits as the details of an error ask', async () => {
    const error = {
      code: 429,
      message: 'You exceeded your current quota',
      status: 'RESOURCE_EXHAUSTED',
      details: [
        { '@type': 'type.googleapis.com/google.rpc.Help', links: [] },
        { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '46.5s' },
      ],
    };
    const { model } = await serving(json({ error }, 429), json([{ error }], 429));
    for (let time = 0; time < 2; time += 1) {
      await expect(model({}, geminiProtocol).complete(request)).rejects.toMatchObject({
        reason: 'rate-limited',
        retryAfterMs: 46_500,
      });
    }
  });
});
