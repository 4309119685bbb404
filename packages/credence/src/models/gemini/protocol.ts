import type { Protocol } from '../http/protocol.ts';
import { toAnswer } from './answer.ts';
import { failure } from './failure.ts';

/** The generateContent protocol of Google's Gemini API. */
export const geminiProtocol: Protocol = {
  path: (model) => `models/${encodeURIComponent(model)}:generateContent`,
  headers: {},
  // A header, since an address may end up in a log.
  keyHeader: 'x-goog-api-key',
  offers: { seed: true, logprobs: true, n: true, maxTemperature: 2 },
  body({ messages, temperature, maxTokens, ...request }, { topLogprobs, seed }) {
    const system = messages.filter(({ role }) => role === 'system');
    return {
      ...(system.length > 0 && {
        systemInstruction: { parts: system.map(({ content }) => ({ text: content })) },
      }),
      contents: messages
        .filter(({ role }) => role !== 'system')
        .map(({ role, content }) => ({
          role: role === 'assistant' ? 'model' : 'user',
          parts: [{ text: content }],
        })),
      generationConfig: {
        temperature,
        maxOutputTokens: maxTokens,
        ...(seed && request.seed !== undefined && { seed: request.seed }),
        ...(request.topLogprobs !== undefined && {
          responseLogprobs: true,
          // None are asked for by leaving this out.
          ...(request.topLogprobs > 0 && { logprobs: Math.min(request.topLogprobs, topLogprobs) }),
        }),
      },
    };
  },
  failure,
  answer: toAnswer,
};
