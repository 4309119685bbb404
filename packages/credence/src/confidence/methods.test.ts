import { expect, it } from 'vitest';
import type { Completion, CompletionRequest, Model } from '../models/model.ts';
import type { Answer } from './method.ts';
import { pTrue } from './p-true.ts';
import { verbalizedPrompt } from './prompts/verbalized.ts';
import { confidenceMethodIds, confidenceMethods, findConfidenceMethod } from './registry.ts';
import { verbalized } from './verbalized.ts';
import { verbalizedAveraged } from './verbalized-averaged.ts';
import { verbalizedCot } from './verbalized-cot.ts';

const answer: Answer = {
  messages: [{ role: 'user', content: 'Write f.' }],
  task: 'Write f.',
  completion: {
    text: '```python\ndef f(): ...\n```',
    finish: 'stop',
    usage: { inputTokens: 3, outputTokens: 9 },
  },
  code: 'def f(): ...\n',
  codeSpans: [{ start: 10, end: 22 }],
  language: 'python',
};

const elicited = confidenceMethods.filter((method) => method.kind === 'elicited');
const asking = elicited.filter(({ about }) => about === 'target');
const afresh: readonly string[] = ['verbalized-user-code', 'critic'];

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
  for (const method of asking.filter(({ id }) => !afresh.includes(id))) {
    const { model, asked } = saying(next({ Yes: 0.5, No: 0.5 }));
    await method.elicit(answer, 'security', model);
    expect(asked[0]!.messages.slice(0, 2)).toEqual([
      ...answer.messages,
      { role: 'assistant', content: answer.completion.text },
    ]);
    expect(asked[0]!.messages).toHaveLength(3);
    expect(asked[0]!.temperature).toBe(method.id === 'verbalized-averaged' ? 0.7 : 0);
  }
});

it.each(afresh)('%s shows task and code in a new conversation, without the answer', async (id) => {
  const method = asking.find((one) => one.id === id)!;
  const { model, asked } = saying({ text: '70%' });
  const strange = { ...answer, code: 'x = "{task} {question} $&"\n' };
  expect(await method.elicit(strange, 'functional', model)).toMatchObject({ value: 0.7 });
  expect(asked).toHaveLength(1);
  expect(asked[0]!.messages.map(({ role }) => role)).toEqual(['user']);
  const { content } = asked[0]!.messages[0]!;
  expect(content).toContain('\n\nWrite f.\n\n');
  expect(content).toContain('```python\nx = "{task} {question} $&"\n```');
  expect(content).not.toContain(answer.completion.text);
});

it('asks about function and security apart', async () => {
  for (const method of asking) {
    const { model, asked } = saying(next({ Yes: 0.5, No: 0.5 }));
    await method.elicit(answer, 'functional', model);
    await method.elicit(answer, 'security', model);
    expect(asked[0]!.messages.at(-1)).not.toEqual(asked.at(-1)!.messages.at(-1));
  }
});

it('no two methods make the same request', async () => {
  const requests = await Promise.all(
    asking.map(async (method) => {
      const { model, asked } = saying(next({ Yes: 0.5, No: 0.5 }));
      await method.elicit(answer, 'security', model);
      return asked.map((request) => JSON.stringify(request));
    }),
  );
  expect(new Set(requests.flat()).size).toBe(asking.length + 1);
});

it('averages two replies that may differ, and makes no number of one', async () => {
  const replies = ['{"confidence": 60}', '{"confidence": 90}', 'Hardly.', '50%'];
  const seeds: unknown[] = [];
  const model: Model = {
    ...saying({}).model,
    async complete({ seed }) {
      seeds.push(seed);
      const usage = { inputTokens: 40, outputTokens: 5 };
      return { text: replies.shift()!, finish: 'stop', usage };
    },
  };
  const both = await verbalizedAveraged.elicit(answer, 'functional', model);
  expect(both).toEqual({
    value: 0.75,
    missing: null,
    raw: '{"confidence": 60}\n---\n{"confidence": 90}',
    usage: { inputTokens: 80, outputTokens: 10 },
  });
  expect(await verbalizedAveraged.elicit(answer, 'functional', model)).toMatchObject({
    value: null,
    missing: 'no-number',
  });
  expect(seeds).toEqual([1, 2, 1, 2]);
});

it('a reply that reasons counts by the number it ends with', async () => {
  const text = 'It parses 3 of 4 forms.\n\n```json\n{"confidence": 35}\n```';
  const { model, asked } = saying({ text });
  expect(await verbalizedCot.elicit(answer, 'functional', model)).toMatchObject({ value: 0.35 });
  expect(asked[0]!.maxTokens).toBeGreaterThan(100);
  const cutOff = saying({ text: 'It parses 3 of', finish: 'length' });
  expect(await verbalizedCot.elicit(answer, 'functional', cutOff.model)).toMatchObject({
    missing: 'truncated',
  });
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
  for (const { id, needs, unmet } of confidenceMethods) {
    const reads = needs.some((need) => need.endsWith('logprobs'));
    expect(unmet(model) !== null, id).toBe(reads);
  }
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
