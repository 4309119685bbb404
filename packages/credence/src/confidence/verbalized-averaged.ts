import type { TokenUsage } from '../core/records.ts';
import { askAbout } from './conversation.ts';
import type { ConfidenceMethod, Elicitation } from './method.ts';
import { verbalizedPrompt } from './prompts/verbalized.ts';
import { statedPercentage } from './state-percentage.ts';

const temperature = 0.7;
const seeds = [1, 2] as const;

function average(replies: readonly Elicitation[]): Omit<Elicitation, 'usage'> {
  const raw = replies.map((reply) => reply.raw).join('\n---\n');
  const silent = replies.find(({ missing }) => missing !== null);
  if (silent) return { value: null, missing: silent.missing, raw };
  const sum = replies.reduce((total, { value }) => total + (value ?? 0), 0);
  return { value: sum / replies.length, missing: null, raw };
}

const total = (replies: readonly Elicitation[], of: keyof TokenUsage) =>
  replies.reduce((sum, { usage }) => sum + usage[of], 0);

/**
 * The question of `verbalized`, asked twice at temperature 0.7, and the mean of both replies: one
 * reply is a draw (Xiong et al. 2024, "Can LLMs Express Their Uncertainty?", section 3.3). When one
 * of the two states no number there is none.
 */
export const verbalizedAveraged: ConfidenceMethod = {
  kind: 'elicited',
  id: 'verbalized-averaged',
  version: `${verbalizedPrompt.version}-two-at-${temperature}`,
  description: `states a percentage twice at temperature ${temperature}; their mean`,
  sees: 'the conversation with its own answer, and the question; twice',
  needs: [],
  about: 'target',
  asks: 'author',
  unmet: () => null,
  async elicit(answer, target, model, signal) {
    const messages = askAbout(answer, verbalizedPrompt.question[target]);
    const replies: Elicitation[] = [];
    for (const seed of seeds) {
      const how = { temperature, maxTokens: 32, seed };
      const purpose = `verbalized-averaged ${target}`;
      replies.push(await statedPercentage(model, messages, how, purpose, signal && { signal }));
    }
    return {
      ...average(replies),
      usage: {
        inputTokens: total(replies, 'inputTokens'),
        outputTokens: total(replies, 'outputTokens'),
      },
    };
  },
};
