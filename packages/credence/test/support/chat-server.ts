import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpModelOptions, httpModel } from '../../src/models/http/http-model.ts';
import type { Protocol } from '../../src/models/http/protocol.ts';
import type { CompletionRequest, Model } from '../../src/models/model.ts';
import { openAIProtocol } from '../../src/models/openai/protocol.ts';
import { defaultRetryPolicy, retrying } from '../../src/models/retry.ts';

/** The key that the models of these tests are given; no message may contain it. */
export const key = 'sk-planted-0123456789';
export const request: CompletionRequest = {
  messages: [{ role: 'user', content: 'Write f.' }],
  temperature: 0.4,
  maxTokens: 64,
  seed: 3,
};

export type Reply = (response: ServerResponse, body: string, message: IncomingMessage) => void;

export interface Seen {
  readonly body: Record<string, unknown>;
  readonly authorization: string | undefined;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

const closing: (() => Promise<void>)[] = [];

/** Stops every server that `serving` started. */
export async function stopServing(): Promise<void> {
  for (const close of closing.splice(0)) await close();
}

/** A server on the loopback that gives these replies in turn, the last one ever after. */
export async function serving(...replies: readonly Reply[]) {
  const seen: Seen[] = [];
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      seen.push({
        body: JSON.parse(body) as Record<string, unknown>,
        authorization: message.headers.authorization,
        path: message.url ?? '',
        headers: message.headers,
      });
      replies[Math.min(seen.length, replies.length) - 1]!(response, body, message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const model = (options: Partial<HttpModelOptions> = {}, protocol: Protocol = openAIProtocol) =>
    httpModel(
      protocol,
      { id: 'm', baseUrl, model: 'some-model', apiKeyEnv: 'SOME_KEY', topLogprobs: 20, ...options },
      { SOME_KEY: key },
    );
  return { model, seen };
}

export const json =
  (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

export const failure = (status: number, code: string | null, message = 'no', headers = {}) =>
  json({ error: { message, type: 'some_error', code } }, status, headers);

/** A chat completion whose first choice has these parts. */
export const choice = (parts: Readonly<Record<string, unknown>> = {}) => ({
  choices: [
    {
      index: 0,
      finish_reason: 'stop',
      message: { role: 'assistant', content: 'def f(): ...' },
      ...parts,
    },
  ],
  usage: { prompt_tokens: 11, completion_tokens: 5, total_tokens: 16 },
});

/** Retried without waiting. */
export const quick = (model: Model, attempts = 3) =>
  retrying(
    model,
    { ...defaultRetryPolicy, attempts },
    { random: () => 0, sleep: async () => undefined },
  );
