import type { Completion } from '../models/model.ts';
import { askAbout } from './conversation.ts';
import type { ConfidenceMethod, Elicitation } from './method.ts';
import { pTruePrompt } from './prompts/p-true.ts';

/** With less probability on Yes and No together, the model is not answering the question. */
const leastMass = 0.01;

/** The probability of Yes against No as the next token (Kadavath et al. 2022, section 3). */
export const pTrue: ConfidenceMethod = {
  kind: 'elicited',
  id: 'p-true',
  version: pTruePrompt.version,
  description: 'probability of answering Yes against No',
  sees: 'the conversation with its own answer, and the question',
  needs: ['top-logprobs'],
  about: 'target',
  asks: 'author',
  unmet: (model) =>
    model.capabilities.topLogprobs > 0
      ? null
      : `p-true reads log-probabilities, and model ${model.id} gives none`,
  async elicit(answer, target, model, signal) {
    const completion = await model.complete(
      {
        messages: askAbout(answer, pTruePrompt.question[target]),
        temperature: 0,
        maxTokens: 1,
        topLogprobs: model.capabilities.topLogprobs,
      },
      signal,
      { purpose: `p-true ${target}` },
    );
    return { ...judge(completion), usage: completion.usage };
  },
};

function judge(completion: Completion): Omit<Elicitation, 'usage'> {
  if (completion.finish === 'refusal' || completion.finish === 'content-filter') {
    return { value: null, missing: 'refused', raw: completion.text };
  }
  const first = completion.logprobs?.[0];
  const yes = probabilityOf('yes', first?.top ?? []);
  const no = probabilityOf('no', first?.top ?? []);
  const mass = yes + no;
  const raw = JSON.stringify({
    yes: decimals(yes),
    no: decimals(no),
    mass: decimals(mass),
    said: first?.token ?? null,
  });
  return mass < leastMass
    ? { value: null, missing: 'no-number', raw }
    : { value: yes / mass, missing: null, raw };
}

/** Over all ways of writing the word: with a space before it, in capitals, as tokenizers mark it. */
function probabilityOf(
  word: string,
  top: readonly { readonly token: string; readonly logprob: number }[],
): number {
  return top
    .filter(({ token }) => token.replace(/^[\s▁Ġ]+|\s+$/g, '').toLowerCase() === word)
    .reduce((sum, { logprob }) => sum + Math.exp(logprob), 0);
}

function decimals(x: number): number {
  return Math.round(x * 1e6) / 1e6;
}
