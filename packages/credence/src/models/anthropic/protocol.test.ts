import { afterEach, describe, expect, it } from 'vitest';
import { json, key, serving, stopServing } from '../../../test/support/chat-server.ts';
import { anthropic } from '../../../test/support/dialects.ts';
import { anthropicProtocol } from './protocol.ts';

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

describe('the messages protocol', () => {
  it('has the system’s words apart, and no seed', async () => {
    const { model, seen } = await serving(json(anthropic.answer('90')));
    const asked = model({ topLogprobs: 0 }, anthropicProtocol);
    expect(await asked.complete(request)).toEqual({
      text: '90',
      finish: 'stop',
      usage: { inputTokens: 11, outputTokens: 5 },
    });
    expect(seen[0]).toMatchObject({
      path: '/v1/messages',
      headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
    });
    expect(seen[0]!.authorization).toBeUndefined();
    expect(seen[0]!.body).toEqual({
      model: 'some-model',
      max_tokens: 64,
      temperature: 0.4,
      system: 'Be brief.',
      messages: request.messages.slice(1),
    });
    expect(asked.capabilities).toEqual({ topLogprobs: 0, seed: false, maxTemperature: 1 });
  });

  it.each([
    ['end_turn', 'stop'],
    ['stop_sequence', 'stop'],
    ['max_tokens', 'length'],
    ['model_context_window_exceeded', 'length'],
    ['refusal', 'refusal'],
  ])('an answer that ended with %s ended by %s', async (stop_reason, finish) => {
    const { model } = await serving(json({ ...(anthropic.answer('x') as object), stop_reason }));
    expect(await model({}, anthropicProtocol).complete(request)).toMatchObject({ finish });
  });

  it('counts what was read from a cache, leaves out thoughts, and takes silence for an answer', async () => {
    const usage = {
      input_tokens: 1,
      output_tokens: 2,
      cache_creation_input_tokens: 10,
      cache_read_input_tokens: 100,
    };
    const content = [
      { type: 'thinking', thinking: 'hm' },
      { type: 'text', text: 'a' },
      { type: 'text', text: 'b' },
    ];
    const base = anthropic.answer() as object;
    const { model } = await serving(
      json({ ...base, usage, content }),
      json({ ...base, content: [] }),
    );
    const asked = model({}, anthropicProtocol);
    expect(await asked.complete(request)).toMatchObject({
      text: 'ab',
      usage: { inputTokens: 111, outputTokens: 2 },
    });
    expect(await asked.complete(request)).toMatchObject({ text: '', finish: 'stop' });
  });

  it('says that an account is out of credit, which is a bad request to it', async () => {
    const message = 'Your credit balance is too low to access the Anthropic API.';
    const { model } = await serving(json(anthropic.error(message), 400));
    await expect(model({}, anthropicProtocol).complete(request)).rejects.toMatchObject({
      code: 'quota-exhausted',
    });
  });
});
