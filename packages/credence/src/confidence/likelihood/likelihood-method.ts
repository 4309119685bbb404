import type { Answer, ConfidenceMethod, Elicitation } from '../method.ts';
import { codeTokens } from './code-tokens.ts';

/** Tokens that the record names, the least likely first. */
const shown = 3;

const nothingUsed = { inputTokens: 0, outputTokens: 0 };

/** How a probability that is said to be above 1 by rounding is read. */
const atMostOne = (probability: number) => Math.min(1, probability);

function decimals(x: number): number {
  return Math.round(x * 1e4) / 1e4;
}

function fromTokens(
  answer: Answer,
  reduce: (ascending: readonly number[]) => number,
): Omit<Elicitation, 'usage'> {
  const tokens = codeTokens(answer.completion, answer.codeSpans);
  if (tokens === null || tokens.length === 0) {
    return { value: null, missing: 'no-logprobs', raw: '' };
  }
  const ascending = [...tokens].sort((a, b) => a.probability - b.probability);
  const value = reduce(ascending.map(({ probability }) => atMostOne(probability)));
  const least = ascending
    .slice(0, shown)
    .map(({ token, probability }) => [token, decimals(atMostOne(probability))]);
  return { value, missing: null, raw: JSON.stringify({ codeTokens: tokens.length, least }) };
}

/**
 * A confidence read from the probabilities that the model gave the tokens of its code as it wrote
 * them. It asks nothing, costs nothing and has no target: one number is held against both.
 * @param reduce of the tokens' probabilities, ascending, to one in [0, 1]
 */
export function likelihoodMethod(
  about: Pick<ConfidenceMethod, 'id' | 'version' | 'description'>,
  reduce: (ascending: readonly number[]) => number,
): ConfidenceMethod {
  return {
    ...about,
    kind: 'elicited',
    sees: 'the prompt and the answer so far, at each token of the code',
    needs: ['answer-logprobs'],
    about: 'answer',
    asks: 'author',
    unmet: (model) =>
      model.capabilities.topLogprobs > 0
        ? null
        : `${about.id} reads log-probabilities of the answer, and model ${model.id} gives none`,
    async elicit(answer) {
      return { ...fromTokens(answer, reduce), usage: nothingUsed };
    },
  };
}
