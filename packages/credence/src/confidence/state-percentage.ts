import type { ElicitedTarget } from '../core/verdict.ts';
import type { ChatMessage, CompletionRequest, Model } from '../models/model.ts';
import { askAbout, askAfresh } from './conversation.ts';
import type { Answer, ConfidenceMethod, Elicitation } from './method.ts';
import { parseConfidence } from './parse-confidence.ts';
import type { ConfidencePrompt } from './prompts/prompt.ts';

interface Options extends Pick<ConfidenceMethod, 'id' | 'description' | 'sees'> {
  readonly prompt: ConfidencePrompt;
  /** Longest reply, in tokens. */
  readonly maxTokens: number;
  /** Whether the reply gives reasons before the number. */
  readonly reasons?: boolean;
  readonly asks?: ConfidenceMethod['asks'];
}

function conversation(answer: Answer, prompt: ConfidencePrompt, target: ElicitedTarget) {
  const question = prompt.question[target];
  return prompt.frame === undefined
    ? askAbout(answer, question)
    : askAfresh(answer, prompt.frame, question);
}

/** What a model states in reply to a conversation, read by the rules of `parseConfidence`. */
export async function statedPercentage(
  model: Model,
  messages: readonly ChatMessage[],
  how: Pick<CompletionRequest, 'temperature' | 'maxTokens' | 'seed'>,
  purpose: string,
  { reasons = false, signal }: { readonly reasons?: boolean; readonly signal?: AbortSignal } = {},
): Promise<Elicitation> {
  const completion = await model.complete({ messages, ...how }, signal, { purpose });
  const { text, finish, usage } = completion;
  return { ...parseConfidence(text, finish, { reasons }), raw: text, usage };
}

/** A method by which a model states a percentage in words, at temperature 0. */
export function statingMethod(options: Options): ConfidenceMethod {
  const { prompt, maxTokens, reasons = false, asks = 'author', ...about } = options;
  return {
    ...about,
    kind: 'elicited',
    version: prompt.version,
    needs: asks === 'critic' ? ['critic'] : [],
    about: 'target',
    asks,
    unmet: () => null,
    elicit: (answer, target, model, signal) =>
      statedPercentage(
        model,
        conversation(answer, prompt, target),
        { temperature: 0, maxTokens },
        `${about.id} ${target}`,
        { reasons, ...(signal && { signal }) },
      ),
  };
}
