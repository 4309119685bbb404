import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { anthropic, type Dialect, gemini, openAI } from './dialects.ts';

const paths: readonly (readonly [RegExp, Dialect])[] = [
  [/\/chat\/completions$/, openAI],
  [/\/messages$/, anthropic],
  [/:generateContent$/, gemini],
];

export interface ApiRequest {
  readonly dialect: Dialect;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
  /** Requests so far, this one included. */
  readonly count: number;
  /** A confidence is asked for, and no program. */
  readonly asksConfidence: boolean;
}

/** Answers in another way than well, and says so with `true`. */
export type Misbehaviour = (request: ApiRequest, response: ServerResponse) => boolean;

export interface ApiServer {
  readonly origin: string;
  /** Every request so far. */
  readonly seen: readonly ApiRequest[];
  misbehave: Misbehaviour;
  close(): Promise<void>;
}

/** Without a language, so that it is code to every task. */
export const program = '```\nx = 1\n```';

export function replyJson(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
  return true;
}

/** A server on the loopback that speaks all three protocols and answers every question alike. */
export async function serveApis(): Promise<ApiServer> {
  const seen: ApiRequest[] = [];
  const server = createServer(async (message, response) => {
    const dialect = paths.find(([path]) => path.test(message.url?.split('?')[0] ?? ''))?.[1];
    if (!dialect) return replyJson(response, 404, { error: { message: 'no such path' } });
    const body = JSON.parse(await text(message)) as Record<string, readonly unknown[]>;
    const turns = (body.messages ?? body.contents ?? []).length;
    const request = {
      dialect,
      headers: message.headers,
      body,
      count: seen.length + 1,
      asksConfidence: turns > 1,
    };
    seen.push(request);
    if (served.misbehave(request, response)) return true;
    return replyJson(response, 200, dialect.answer(turns > 1 ? '{"confidence": 80}' : program));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const served: ApiServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    misbehave: () => false,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return served;
}

/** A model of each provider on that server; keys in TEST_KEY_0, TEST_KEY_1, TEST_KEY_2. */
export const modelsOn = (origin: string, changes: object = {}) =>
  ['openai-compatible', 'anthropic', 'gemini'].map((provider, index) => ({
    id: provider,
    provider,
    baseUrl: `${origin}/${provider === 'gemini' ? 'v1beta' : 'v1'}`,
    model: 'some-model',
    apiKeyEnv: `TEST_KEY_${index}`,
    ...changes,
  }));
