import { askAbout } from './conversation.ts';
import type { ConfidenceMethod } from './method.ts';
import { parseConfidence } from './parse-confidence.ts';
import { verbalizedPrompt } from './prompts/verbalized.ts';

/** The model states a percentage in words (Tian et al. 2023, "Just Ask for Calibration"). */
export const verbalized: ConfidenceMethod = {
  id: 'verbalized',
  version: verbalizedPrompt.version,
  description: 'states a percentage in words',
  unmet: () => null,
  async elicit(answer, target, model, signal) {
    const completion = await model.complete(
      {
        messages: askAbout(answer, verbalizedPrompt.question[target]),
        temperature: 0,
        maxTokens: 32,
      },
      signal,
      { purpose: `verbalized ${target}` },
    );
    return {
      ...parseConfidence(completion.text, completion.finish),
      raw: completion.text,
      usage: completion.usage,
    };
  },
};
