import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Task } from '../../src/core/task.ts';
import { answerTo, type ChatRequest, type Purpose, purposeOf } from './answers.ts';
import { draws } from './random.ts';

/** One of the ways in which servers of models fail. */
export const faults = ['429', '500', 'reset', 'malformed', 'empty', '401'] as const;
export type Fault = (typeof faults)[number];

export interface Seen {
  readonly purpose: Purpose;
  /** Hash of all that the request says. */
  readonly key: string;
  /** How often this very request has come, this time included. */
  readonly attempt: number;
  readonly model: string;
  readonly temperature: number;
  readonly maxTokens: number;
  readonly authorization: string | undefined;
}

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
}

export interface ServerOptions {
  readonly tasks: readonly Task[];
  /** What to answer, in place of what `answerTo` makes up. */
  answer?: (request: ChatRequest, task: Task, key: string) => ReturnType<typeof answerTo>;
  /** How to fail on a request, if at all. May be exchanged while the server runs. */
  fault?: (seen: Seen) => Fault | null;
  /** Longest time that an answer takes, in milliseconds; the request decides how much of it. */
  latencyMs?: number;
  /** Nothing is answered before this resolves. */
  hold?: Promise<void>;
  /** Called when a request has come, before it is answered. */
  onRequest?: (seen: Seen, count: number) => void;
}

export interface ModelServer {
  readonly baseUrl: string;
  /** Every request so far. */
  readonly seen: readonly Seen[];
  /** Tokens of every answer so far. */
  readonly usage: readonly Usage[];
  readonly options: ServerOptions;
  close(): Promise<void>;
}

/**
 * A server on the loopback that speaks the chat-completions protocol. What it answers is determined
 * by the request alone, as of a model at temperature 0 or with a seed.
 */
export async function serveModels(options: ServerOptions): Promise<ModelServer> {
  const seen: Seen[] = [];
  const usage: Usage[] = [];
  const attempts = new Map<string, number>();

  const handle = async (message: IncomingMessage, response: ServerResponse) => {
    const body = await text(message);
    const request = JSON.parse(body) as ChatRequest;
    const key = createHash('sha256').update(body).digest('hex');
    const attempt = (attempts.get(key) ?? 0) + 1;
    attempts.set(key, attempt);
    const one: Seen = {
      purpose: purposeOf(request),
      key,
      attempt,
      model: request.model,
      temperature: request.temperature,
      maxTokens: request.max_tokens,
      authorization: message.headers.authorization,
    };
    seen.push(one);
    options.onRequest?.(one, seen.length);
    await options.hold;
    const draw = draws(`latency ${key} ${attempt}`);
    if (options.latencyMs)
      await new Promise((done) => setTimeout(done, options.latencyMs! * draw()));

    const fault = options.fault?.(one) ?? null;
    if (fault !== null) return fail(fault, response);
    const said = request.messages.map(({ content }) => content);
    const task = options.tasks.find(({ prompt }) => said.some((text) => text.includes(prompt)));
    if (!task) return json(response, 400, { error: { message: 'an unknown prompt' } });
    const choice = (options.answer ?? answerTo)(request, task, key);
    const characters = request.messages.reduce((sum, { content }) => sum + content.length, 0);
    const cost = {
      prompt_tokens: Math.ceil(characters / 4),
      completion_tokens: Math.min(request.max_tokens, Math.ceil(choice.message.content.length / 4)),
    };
    usage.push(cost);
    json(response, 200, { id: 'x', object: 'chat.completion', choices: [choice], usage: cost });
  };

  const server = createServer((message, response) => {
    handle(message, response).catch((error: Error) => {
      // The client may have been killed meanwhile; anything else is a fault of the test.
      if (!response.destroyed) json(response, 501, { error: { message: error.stack } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    seen,
    usage,
    options,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function fail(fault: Fault, response: ServerResponse): void {
  const error = { message: `a planned fault: ${fault}`, type: 'fault', code: null };
  if (fault === '429') json(response, 429, { error }, { 'retry-after': '0' });
  else if (fault === '500') json(response, 500, { error });
  else if (fault === '401') json(response, 401, { error });
  else if (fault === 'reset') response.destroy();
  else if (fault === 'empty') json(response, 200, { choices: [], usage: null });
  else {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"choices": [{"message": {"content": "def ');
  }
}
