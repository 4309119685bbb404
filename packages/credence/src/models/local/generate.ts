import { randomInt } from 'node:crypto';
import { Random } from '@credence/calibration';
import { InfrastructureError } from '../../core/errors.ts';
import type { Completion, CompletionRequest, TokenLogprob } from '../model.ts';
import { answerEnd, type ChatTemplate } from './chat-template.ts';
import type { Engine, Wanted } from './engine.ts';
import type { LlamaSequence } from './runtime.ts';
import { drawFromHead, type Head, logSoftmax } from './sampling.ts';

/** Tokens whose logits are fetched for a draw; the whole vocabulary is fetched when too few. */
const headSize = 128;

/** Answers one request, token by token, from raw logits. */
export async function generate(
  engine: Engine,
  request: CompletionRequest,
  signal?: AbortSignal,
): Promise<Completion> {
  const { temperature, topLogprobs } = request;
  const { stop, firstAnswer } = engine.template;
  const isFirst = !request.messages.some(({ role }) => role === 'assistant');
  const ends = isFirst && firstAnswer ? { stop, firstAnswer } : { stop };
  const prompt = engine.tokens(request.messages, ends.firstAnswer?.opening);
  if (prompt.length + 1 > engine.contextSize) {
    // One conversation among many: the others can go on without it.
    throw new InfrastructureError(
      'prompt-too-long',
      `A prompt has ${prompt.length} tokens; the context holds ${engine.contextSize}`,
      { remedy: 'Raise `contextSize` of the model.' },
    );
  }
  const limit = Math.min(request.maxTokens, engine.contextSize - prompt.length);
  const wanted: Wanted =
    temperature === 0 && topLogprobs === undefined
      ? 'greedy'
      : { top: Math.max(temperature === 0 ? 1 : headSize, topLogprobs ?? 0) };
  const random = new Random(request.seed ?? randomInt(2 ** 32));
  const answer = new Answer(engine, topLogprobs, ends);

  let { sequence, next } = await engine.begin(prompt, wanted);
  let last = prompt.at(-1)!;
  for (;;) {
    signal?.throwIfAborted();
    const { head, position } = await choose(engine, sequence, last, next, temperature, random);
    last = head.tokens[position]!;
    if (engine.model.isEogToken(last)) return answer.end('stop', prompt.length);
    answer.add(last, head, position);
    if (answer.stopped()) return answer.end('stop', prompt.length);
    if (answer.length >= limit) return answer.end('length', prompt.length);
    next = await engine.advance(sequence, last, wanted);
  }
}

async function choose(
  engine: Engine,
  sequence: LlamaSequence,
  last: number,
  head: Head,
  temperature: number,
  random: Random,
): Promise<{ head: Head; position: number }> {
  if (temperature === 0) return { head, position: 0 };
  const uniform = random.uniform();
  const position = drawFromHead(head, temperature, uniform);
  if (position !== null) return { head, position };
  await engine.retreat(sequence);
  const all = await engine.advance(sequence, last, 'all');
  return { head: all, position: drawFromHead(all, temperature, uniform)! };
}

/** An answer that grows by tokens. */
class Answer {
  readonly #engine: Engine;
  readonly #topLogprobs: number | undefined;
  readonly #ends: Pick<ChatTemplate, 'stop' | 'firstAnswer'>;
  readonly #tokens: number[] = [];
  readonly #logprobs: TokenLogprob[] = [];

  constructor(
    engine: Engine,
    topLogprobs: number | undefined,
    ends: Pick<ChatTemplate, 'stop' | 'firstAnswer'>,
  ) {
    this.#engine = engine;
    this.#topLogprobs = topLogprobs;
    this.#ends = ends;
  }

  get length(): number {
    return this.#tokens.length;
  }

  add(token: number, head: Head, position: number): void {
    this.#tokens.push(token);
    if (this.#topLogprobs === undefined) return;
    const text = (id: number) => this.#engine.model.detokenize([id], true);
    const logprobs = logSoftmax(head);
    this.#logprobs.push({
      token: text(token),
      logprob: logprobs[position]!,
      top: head.tokens
        .slice(0, this.#topLogprobs)
        .map((id, i) => ({ token: text(id), logprob: logprobs[i]! })),
    });
  }

  /** Whether one of the texts that end it has just been written. */
  stopped(): boolean {
    return answerEnd(this.#text(this.#tokens.slice(-16)), this.#ends) !== null;
  }

  end(finish: 'stop' | 'length', inputTokens: number): Completion {
    const whole = this.#text(this.#tokens);
    const end = answerEnd(whole, this.#ends) ?? whole.length;
    return {
      text: (this.#ends.firstAnswer?.opening ?? '') + whole.slice(0, end),
      finish,
      usage: { inputTokens, outputTokens: this.length },
      ...(this.#topLogprobs !== undefined && {
        logprobs: this.#logprobs.slice(0, this.#tokensUpTo(end, whole.length)),
      }),
    };
  }

  /** How many tokens the first `end` of `length` characters take. */
  #tokensUpTo(end: number, length: number): number {
    let count = this.length;
    let characters = length;
    while (count > 0 && characters > end) {
      characters = this.#text(this.#tokens.slice(0, count - 1)).length;
      if (characters < end) break;
      count--;
    }
    return count;
  }

  #text(tokens: readonly number[]): string {
    return this.#engine.model.detokenize(tokens);
  }
}
