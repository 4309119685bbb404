import { anthropicProtocol } from '../../src/models/anthropic/protocol.ts';
import { geminiProtocol } from '../../src/models/gemini/protocol.ts';
import type { FailureKind, Protocol } from '../../src/models/http/protocol.ts';
import { openAIProtocol } from '../../src/models/openai/protocol.ts';
import { choice } from './chat-server.ts';

/** How the servers of a protocol say what all of them have to say. */
export interface Dialect {
  readonly name: string;
  readonly protocol: Protocol;
  /** An answer with this text, of 11 tokens for 5. */
  answer(text?: string): unknown;
  /** A body without any answer in it. */
  readonly empty: unknown;
  /** The server's way of refusing; the default is an error whose meaning is its status. */
  error(message: string, kind?: FailureKind): unknown;
  /** Where its real servers say it with an odd status. */
  readonly status: Readonly<Partial<Record<FailureKind, number>>>;
}

const text = 'def f(): ...';

export const openAI: Dialect = {
  name: 'chat completions',
  protocol: openAIProtocol,
  answer: (said = text) => choice({ message: { role: 'assistant', content: said } }),
  empty: { choices: [], usage: null },
  error: (message, kind) => ({
    error: {
      message,
      type: 'some_error',
      code:
        kind === 'quota'
          ? 'insufficient_quota'
          : kind === 'too-long'
            ? 'context_length_exceeded'
            : kind === 'filtered'
              ? 'content_filter'
              : null,
    },
  }),
  status: { quota: 429, 'too-long': 400, filtered: 400 },
};

export const anthropic: Dialect = {
  name: 'messages',
  protocol: anthropicProtocol,
  answer: (said = text) => ({
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'some-model',
    content: [{ type: 'text', text: said }],
    stop_reason: 'end_turn',
    stop_sequence: null,
    usage: { input_tokens: 11, output_tokens: 5 },
  }),
  empty: { type: 'message', content: [], usage: { input_tokens: 1, output_tokens: 0 } },
  error: (message, kind) => ({
    type: 'error',
    error: {
      type: kind === 'quota' ? 'billing_error' : 'invalid_request_error',
      message: kind === 'too-long' ? `prompt is too long: ${message}` : message,
    },
    request_id: 'req_1',
  }),
  status: { quota: 402, 'too-long': 400 },
};

export const gemini: Dialect = {
  name: 'generateContent',
  protocol: geminiProtocol,
  answer: (said = text) => ({
    candidates: [
      { index: 0, finishReason: 'STOP', content: { role: 'model', parts: [{ text: said }] } },
    ],
    usageMetadata: { promptTokenCount: 11, candidatesTokenCount: 5, totalTokenCount: 16 },
    modelVersion: 'some-model',
  }),
  empty: { usageMetadata: { promptTokenCount: 11, totalTokenCount: 11 } },
  error: (message, kind) => ({
    error: {
      code: 400,
      message:
        kind === 'too-long'
          ? `The input token count (9) exceeds the maximum number of tokens allowed (8). ${message}`
          : message,
      status: 'INVALID_ARGUMENT',
      details:
        kind === 'key'
          ? [
              {
                '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
                reason: 'API_KEY_INVALID',
                domain: 'googleapis.com',
              },
            ]
          : [],
    },
  }),
  status: { key: 400, 'too-long': 400 },
};

export const dialects = [openAI, anthropic, gemini] as const;
