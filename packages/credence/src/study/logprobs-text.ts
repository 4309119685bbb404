import type { Completion, TokenLogprob } from '../models/model.ts';

const round = (x: number) => Math.round(x * 1e4) / 1e4;

/** The tokens of an answer with their log-probabilities as the journal keeps them: `[[token, x], ...]`. */
export function logprobsToText(logprobs: readonly TokenLogprob[]): string {
  return JSON.stringify(logprobs.map(({ token, logprob }) => [token, round(logprob)]));
}

export function logprobsFromText(text: string): NonNullable<Completion['logprobs']> {
  const tokens = JSON.parse(text) as readonly (readonly [string, number])[];
  return tokens.map(([token, logprob]) => ({ token, logprob, top: [] }));
}
