import { expect, it } from 'vitest';
import type { Completion, CompletionRequest, Model } from '../models/model.ts';
import type { Answer } from './method.ts';
import { pTrue } from './p-true.ts';
import { verbalizedPrompt } from './prompts/verbalized.ts';
import { confidenceMethodIds, confidenceMethods, findConfidenceMethod } from './registry.ts';
import { verbalized } from './verbalized.ts';

const answer: Answer = {
  messages: [{ role: 'user', content: 'Write f.' }],
  completion: {
    text: '```python\ndef f(): ...\n```',
    finish: 'stop',
    usage: { inputTokens: 3, outputTokens: 9 },
  },
  code: 'def f(): ...',
  language: 'python',
};

/** A model that says one thing, and remembers what it was asked. */
function saying(completion: Partial<Completion>, topLogprobs = 20) {
  const asked: CompletionRequest[] = [];
  const model: Model = {
    id: 'sayer',
    capabilities: { topLogprobs, seed: true },
    async complete(request) {
      asked.push(request);
      return {
        text: '',
        finish: 'stop',
        usage: { inputTokens: 40, outputTokens: 1 },
        ...completion,
      };
    },
  };
  return { model, asked };
}

/** The log-probabilities of a next token. */
function next(probabilities: Readonly<Record<string, number>>): Partial<Completion> {
  const top = Object.entries(probabilities)
    .map(([token, p]) => ({ token, logprob: Math.log(p) }))
    .sort((a, b) => b.logprob - a.logprob);
  return { text: top[0]!.token, finish: 'length', logprobs: [{ ...top[0]!, top }] };
}

it('continues the conversation, so that its beginning is that of the answer', async () => {
  for (const method of confidenceMethods) {
    const { model, asked } = saying(next({ Yes: 0.5, No: 0.5 }));
    await method.elicit(answer, 'security', model);
    expect(asked[0]!.messages.slice(0, 2)).toEqual([
      ...answer.messages,
      { role: 'assistant', content: answer.completion.text },
    ]);
    expect(asked[0]!.messages).toHaveLength(3);
    expect(asked[0]!.temperature).toBe(0);
  }
});

it('asks about function and security apart', async () => {
  for (const method of confidenceMethods) {
    const { model, asked } = saying(next({ Yes: 0.5, No: 0.5 }));
    await method.elicit(answer, 'functional', model);
    await method.elicit(answer, 'security', model);
    expect(asked[0]!.messages[2]).not.toEqual(asked[1]!.messages[2]);
  }
});

it('verbalized reports what the model stated, word for word', async () => {
  const text = '```json\n{"confidence": 85}\n```';
  const { model, asked } = saying({ text });
  expect(await verbalized.elicit(answer, 'functional', model)).toEqual({
    value: 0.85,
    missing: null,
    raw: text,
    usage: { inputTokens: 40, outputTokens: 1 },
  });
  expect(asked[0]!.messages[2]!.content).toBe(verbalizedPrompt.question.functional);
  expect(asked[0]!.topLogprobs).toBeUndefined();
});

it('verbalized makes no number of a refusal', async () => {
  const { model } = saying({ text: 'No.', finish: 'refusal' });
  expect(await verbalized.elicit(answer, 'functional', model)).toMatchObject({
    value: null,
    missing: 'refused',
  });
});

it('p-true is the share of Yes over all its spellings', async () => {
  const { model, asked } = saying(
    next({ Yes: 0.3, ' yes': 0.1, '▁YES': 0.05, ĠYes: 0.05, No: 0.1, '\nno': 0.15, Maybe: 0.2 }),
  );
  const { value, missing, raw } = await pTrue.elicit(answer, 'security', model);
  expect(missing).toBeNull();
  expect(value).toBeCloseTo(0.5 / 0.75, 12);
  expect(JSON.parse(raw)).toEqual({ yes: 0.5, no: 0.25, mass: 0.75, said: 'Yes' });
  expect(asked[0]).toMatchObject({ maxTokens: 1, topLogprobs: 20 });
});

it('p-true does not take other words for Yes or No', async () => {
  const { model } = saying(next({ Yesterday: 0.5, None: 0.3, Nope: 0.1, Y: 0.1 }));
  const { value, missing } = await pTrue.elicit(answer, 'functional', model);
  expect({ value, missing }).toEqual({ value: null, missing: 'no-number' });
});

it('p-true is missing when hardly any probability is on Yes and No', async () => {
  const { model } = saying(next({ The: 0.99, Yes: 0.004, No: 0.004 }));
  expect(await pTrue.elicit(answer, 'functional', model)).toMatchObject({
    value: null,
    missing: 'no-number',
  });
});

it('p-true of a refusal is missing', async () => {
  const { model } = saying({ text: '', finish: 'content-filter' });
  expect(await pTrue.elicit(answer, 'functional', model)).toMatchObject({
    value: null,
    missing: 'refused',
  });
});

it('a method says what it lacks in a model', () => {
  const { model } = saying({}, 0);
  expect(pTrue.unmet(model)).toMatch(/log-probabilities.*sayer/);
  expect(verbalized.unmet(model)).toBeNull();
  expect(pTrue.unmet(saying({}).model)).toBeNull();
});

it('the registry finds every method by its name', () => {
  expect(confidenceMethodIds).toEqual(expect.arrayContaining(['verbalized', 'p-true']));
  expect(new Set(confidenceMethodIds).size).toBe(confidenceMethodIds.length);
  for (const method of confidenceMethods) expect(findConfidenceMethod(method.id)).toBe(method);
  expect(() => findConfidenceMethod('telepathy')).toThrow(RangeError);
});
