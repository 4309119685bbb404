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

/**
 * A new conversation that shows task and code as a frame has it and ends with the question: whose
 * code it is, only the frame says.
 * @param frame with `{task}`, `{language}`, `{code}` and `{question}` where they belong
 */
export function askAfresh(answer: Answer, frame: string, question: string): ChatMessage[] {
  const parts: Readonly<Record<string, string>> = {
    task: answer.task,
    language: answer.language,
    code: answer.code.trimEnd(),
    question,
  };
  // In one pass: what stands in the code is never taken for a place of the frame.
  const content = frame.replaceAll(/\{(\w+)\}/g, (place, name: string) => parts[name] ?? place);
  return [{ role: 'user', content }];
}
