import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import type { Completion, Model } from '../../models/model.ts';
import type { Answer } from '../method.ts';
import { alignTokens } from './align.ts';
import { codeTokens } from './code-tokens.ts';
import { likelihoodLowestK } from './lowest-k.ts';
import { likelihoodMean } from './mean.ts';
import { likelihoodMin } from './min.ts';

const spansOf = (text: string, tokens: readonly string[]) =>
  alignTokens(text, tokens)?.map((span) => span && text.slice(span.start, span.end)) ?? null;

describe('tokens in their text', () => {
  it.each<[string, string, readonly string[], readonly (string | null)[] | null]>([
    ['that make up the text', 'a = 1\n', ['a', ' =', ' 1', '\n'], ['a', ' =', ' 1', '\n']],
    ['behind an opening of the template', '```py\nx', ['py', '\n', 'x'], ['py', '\n', 'x']],
    [
      'that lost the space before them',
      'def f ( )',
      ['def', 'f', '(', ')'],
      ['def', 'f', '(', ')'],
    ],
    [
      'that are parts of a character',
      'a“b',
      ['a', '\uFFFD', '\uFFFD', 'b'],
      ['a', null, null, 'b'],
    ],
    ['of which the last is cut off', 'x\n``', ['x', '\n', '```'], ['x', '\n', '``']],
    ['beyond the end', 'x', ['x', '<end>'], ['x', null]],
    ['that are none of it', 'x = 1', ['y', ' = 1'], null],
    ['that leave out a part', 'x = 1 # two', ['x', ' = 1'], null],
    ['that skip a word', 'one two three', ['one', ' three'], null],
  ])('%s', (_, text, tokens, spans) => {
    expect(spansOf(text, tokens)).toEqual(spans);
  });

  it('are found however a text is cut into tokens', () => {
    const text = '```python\nif a == a:\n    a = "aaa"  # a\n\n```\n';
    const random = new Random(7);
    for (let round = 0; round < 200; round++) {
      const tokens: string[] = [];
      for (let at = 0; at < text.length; ) {
        const end = Math.min(text.length, at + 1 + random.below(5));
        tokens.push(text.slice(at, end));
        at = end;
      }
      expect(spansOf(text, tokens)).toEqual(tokens);
    }
  });
});

const text = 'Use this:\n```python\nx = 1\ny = 2\n```\nDone.';
const tokens = [
  'Use',
  ' this',
  ':\n',
  '```',
  'python',
  '\n',
  'x',
  ' =',
  ' 1',
  '\n',
  'y',
  ' =',
  ' 2',
  '\n```',
  '\n',
  'Done',
  '.',
];
const code = { start: text.indexOf('x'), end: text.indexOf('\n```\nDone') };

function completion(probability: (token: string, i: number) => number): Completion {
  return {
    text,
    finish: 'stop',
    usage: { inputTokens: 1, outputTokens: tokens.length },
    logprobs: tokens.map((token, i) => ({
      token,
      logprob: Math.log(probability(token, i)),
      top: [],
    })),
  };
}

it('takes the tokens of the code, not of fences and prose', () => {
  const found = codeTokens(
    completion(() => 0.5),
    [code],
  );
  expect(found?.map(({ token }) => token).join('')).toBe('x = 1\ny = 2');
});

it('takes the tokens of several pieces of code', () => {
  const spans = [
    { start: code.start, end: code.start + 5 },
    { start: code.end - 5, end: code.end },
  ];
  const found = codeTokens(
    completion(() => 0.5),
    spans,
  );
  expect(found?.map(({ token }) => token)).toEqual(['x', ' =', ' 1', 'y', ' =', ' 2']);
});

const model: Model = {
  id: 'silent',
  capabilities: { topLogprobs: 5, seed: true },
  complete: () => Promise.reject(new Error('a likelihood asks nobody')),
};

const answer = (one: Completion): Answer => ({
  messages: [{ role: 'user', content: 'Write it.' }],
  task: 'Write it.',
  completion: one,
  code: 'x = 1\ny = 2\n',
  codeSpans: [code],
  language: 'python',
});

it('reads mean, least and lowest from the code alone, and asks nobody', async () => {
  // Six of the code's seven tokens at a half, one at a tenth; the prose is hardly believed.
  const one = completion((token, i) => (i < 6 || i > 12 ? 0.001 : token === ' 2' ? 0.1 : 0.5));
  const value = async (method: typeof likelihoodMean) =>
    (await method.elicit(answer(one), 'security', model)).value;
  expect(await value(likelihoodMean)).toBeCloseTo(3.1 / 7, 12);
  expect(await value(likelihoodMin)).toBeCloseTo(0.1, 12);
  expect(await value(likelihoodLowestK)).toBeCloseTo(3.1 / 7, 12);
  const { raw, usage } = await likelihoodMin.elicit(answer(one), 'functional', model);
  expect(JSON.parse(raw)).toEqual({
    codeTokens: 7,
    least: [
      [' 2', 0.1],
      ['x', 0.5],
      [' =', 0.5],
    ],
  });
  expect(usage).toEqual({ inputTokens: 0, outputTokens: 0 });
});

it('the ten least likely of more tokens count', async () => {
  const long = 'x '.repeat(100);
  const logprobs = Array.from({ length: 100 }, (_, i) => ({
    token: 'x ',
    logprob: Math.log((i + 1) / 100),
    top: [],
  }));
  const whole: Answer = {
    ...answer({
      text: long,
      finish: 'stop',
      usage: { inputTokens: 1, outputTokens: 100 },
      logprobs,
    }),
    codeSpans: [{ start: 0, end: long.length }],
  };
  const { value } = await likelihoodLowestK.elicit(whole, 'security', model);
  expect(value).toBeCloseTo(0.055, 12);
});

it.each<[string, Completion]>([
  ['there are none', { text, finish: 'stop', usage: { inputTokens: 1, outputTokens: 1 } }],
  ['they are of another text', { ...completion(() => 0.5), text: 'Something else' }],
])('is missing when %s', async (_, one) => {
  expect(await likelihoodMean.elicit(answer(one), 'security', model)).toMatchObject({
    value: null,
    missing: 'no-logprobs',
  });
});
