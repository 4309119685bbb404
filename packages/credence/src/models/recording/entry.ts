import { contentKey, type Plain } from '../../core/keys.ts';
import type { Completion, CompletionRequest, RequestContext, TokenLogprob } from '../model.ts';

/** The key of a recorded answer: the model's id and the exact request. */
export function recordingKey(model: string, request: CompletionRequest): string {
  return contentKey('completion', { model, request: request as unknown as Plain });
}

/** One recorded answer. The request is not kept: its key finds it, the rest is for readers. */
export interface RecordedEntry extends Completion {
  readonly key: string;
  readonly model: string;
  readonly task: string | null;
  readonly purpose: string | null;
  readonly temperature: number;
}

export function toEntry(
  model: string,
  request: CompletionRequest,
  completion: Completion,
  context: RequestContext = {},
): RecordedEntry {
  return {
    key: recordingKey(model, request),
    model,
    task: context.task ?? null,
    purpose: context.purpose ?? null,
    temperature: request.temperature,
    ...rounded(completion),
  };
}

export function toCompletion({ text, finish, usage, logprobs }: RecordedEntry): Completion {
  return { text, finish, usage, ...(logprobs && { logprobs }) };
}

/** With log-probabilities to four decimals, as recorded: a tenth of a permille of a probability. */
function rounded(completion: Completion): Completion {
  const { logprobs, ...rest } = completion;
  return logprobs ? { ...rest, logprobs: logprobs.map(roundedToken) } : rest;
}

const round = (x: number) => Math.round(x * 1e4) / 1e4;

function roundedToken({ token, logprob, top }: TokenLogprob): TokenLogprob {
  return {
    token,
    logprob: round(logprob),
    top: top.map((alternative) => ({
      token: alternative.token,
      logprob: round(alternative.logprob),
    })),
  };
}

/* One line of JSON per entry, the key first so that it is found without parsing the rest. */

const keyLength = 32;
const prefix = '{"key":"';

type Alternatives = readonly (string | number)[];

/** Log-probabilities as `[token, logprob, [token, logprob, token, logprob, ...]]`. */
type CompactToken = readonly [string, number, Alternatives];

export function toLine({ key, logprobs, ...rest }: RecordedEntry): string {
  const compact = logprobs?.map(({ token, logprob, top }) => [
    token,
    logprob,
    top.flatMap((alternative) => [alternative.token, alternative.logprob]),
  ]);
  return JSON.stringify({ key, ...rest, ...(compact && { logprobs: compact }) });
}

/** @returns the key, or `null` when the line does not begin as an entry does. */
export function keyOfLine(line: string): string | null {
  const end = prefix.length + keyLength;
  return line.startsWith(prefix) && line[end] === '"' ? line.slice(prefix.length, end) : null;
}

/** @throws SyntaxError when the line is not an entry. */
export function fromLine(line: string): RecordedEntry {
  const { logprobs, ...rest } = JSON.parse(line) as Omit<RecordedEntry, 'logprobs'> & {
    readonly logprobs?: readonly CompactToken[];
  };
  return { ...rest, ...(logprobs && { logprobs: logprobs.map(expand) }) };
}

function expand([token, logprob, flat]: CompactToken): TokenLogprob {
  const top = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    top.push({ token: String(flat[i]), logprob: Number(flat[i + 1]) });
  }
  return { token, logprob, top };
}
