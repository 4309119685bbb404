import type { ChatMessage } from '../models/model.ts';
import type { Answer } from './method.ts';

/**
 * The conversation that led to the answer, the answer as the model gave it, and a question about
 * it. The model judges its own words in context, and a provider that keeps evaluated prefixes
 * evaluates only the question.
 */
export function askAbout(answer: Answer, question: string): ChatMessage[] {
  return [
    ...answer.messages,
    { role: 'assistant', content: answer.completion.text },
    { role: 'user', content: question },
  ];
}
