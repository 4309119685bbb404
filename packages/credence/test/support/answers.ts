import type { Task } from '../../src/core/task.ts';
import { draws, pick } from './random.ts';

/** What a request asks for: the program, a percentage in words, or the word Yes or No. */
export type Purpose = 'generate' | 'verbalized' | 'p-true';

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly temperature: number;
  readonly max_tokens: number;
  readonly seed?: number;
  readonly logprobs?: boolean;
}

export function purposeOf({ messages, logprobs, max_tokens }: ChatRequest): Purpose {
  if (logprobs && max_tokens === 1) return 'p-true';
  return /How confident are you/.test(messages.at(-1)?.content ?? '') ? 'verbalized' : 'generate';
}

/** A text as tokens with their log-probabilities, words with the blanks before them. */
function toLogprobs(text: string, draw: () => number) {
  const tokens = text.match(/\s*\S+|\s+$/g) ?? [];
  return {
    content: tokens.map((token) => ({ token, logprob: Math.log(1 - draw()), top_logprobs: [] })),
  };
}

const openings = [
  'Sure! Here is the file:',
  'The code below does what you ask.',
  '',
  '## Solution',
];
const prose = 'You would read the input first and then be careful with it. Shall I go on?';

/**
 * The answer to a task: mostly one of its references in a fence with words around it, now and then
 * cut off, or words alone. Small models and large ones answer like this.
 */
function program(task: Task, draw: () => number): { text: string; cutOff: boolean } {
  const form = draw();
  if (form < 0.1) return { text: prose, cutOff: false };
  const { code } = pick(task.references, draw());
  const tag = draw() < 0.8 ? task.language : '';
  if (form < 0.2) {
    return { text: `\`\`\`${tag}\n${code.slice(0, code.length / 2)}`, cutOff: true };
  }
  return {
    text: `${pick(openings, draw())}\n\n\`\`\`${tag}\n${code}\`\`\`\n\nDone.`,
    cutOff: false,
  };
}

/** A percentage as models write it; some of these state none. */
function percentage(draw: () => number): string {
  const percent = Math.round(draw() * 10) * 10;
  return pick(
    [
      `\`\`\`json\n{"confidence": ${percent}}\n\`\`\``,
      `{"confidence": "${percent}%"}`,
      `Confidence: ${percent}/100`,
      `I am ${percent}% sure.`,
      `{"confidence": ${percent}, "reason": "there are 3 functions"}`,
      'I am fairly sure that it works.',
      'Sorry, but I cannot judge that.',
      `somewhere between ${percent}% and 100%`,
    ],
    draw(),
  );
}

/** The rest of a chat completion's first choice. */
export function answerTo(request: ChatRequest, task: Task, key: string) {
  const draw = draws(key);
  const purpose = purposeOf(request);
  if (purpose === 'p-true') {
    const yes = 0.05 + 0.9 * draw();
    const top = [
      { token: 'Yes', logprob: Math.log(yes * 0.9) },
      { token: 'No', logprob: Math.log((1 - yes) * 0.9) },
    ];
    return {
      finish_reason: 'stop',
      message: { role: 'assistant', content: yes > 0.5 ? 'Yes' : 'No' },
      logprobs: { content: [{ token: 'Yes', logprob: Math.log(yes * 0.9), top_logprobs: top }] },
    };
  }
  if (purpose === 'verbalized') {
    return { finish_reason: 'stop', message: { role: 'assistant', content: percentage(draw) } };
  }
  const { text, cutOff } = program(task, draw);
  return {
    finish_reason: cutOff ? 'length' : 'stop',
    message: { role: 'assistant', content: text },
    ...(request.logprobs && { logprobs: toLogprobs(text, draw) }),
  };
}
