import type { ChatMessage } from '../../models/model.ts';

/** The words around the feedback. A test binds the version to them and to those of all feedback. */
export const repairPrompt = {
  version: '1',
  opening:
    'Look at the code in your answer again. Does it do all that the task asks? Can an attacker exploit it? Correct what is wrong and keep what is right.',
  closing: 'Answer with the whole corrected code in one fenced code block, as before.',
} as const;

/** What stands between the words of a repair's request and the answer that it is about. */
export interface Conversation {
  /** What led to the answer, without it. */
  readonly messages: readonly ChatMessage[];
  /** The answer, word for word. */
  readonly response: string;
}

/**
 * The conversation that asks for a repair. The model sees its answer in the context in which it gave
 * it.
 * @param told the feedback, in its own words
 */
export function repairMessages(
  { messages, response }: Conversation,
  told: string,
): readonly ChatMessage[] {
  const { opening, closing } = repairPrompt;
  const content = [opening, told, closing].filter((part) => part !== '').join('\n\n');
  return [...messages, { role: 'assistant', content: response }, { role: 'user', content }];
}
