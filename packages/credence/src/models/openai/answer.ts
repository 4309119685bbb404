import { z } from 'zod';
import { InputError } from '../../core/errors.ts';
import type { FinishReason } from '../../core/records.ts';
import type { Completion, CompletionRequest } from '../model.ts';
import { TransientError } from '../transient.ts';

const tokenSchema = z.object({ token: z.string(), logprob: z.number() });

const logprobsSchema = z.object({
  content: z.array(tokenSchema.extend({ top_logprobs: z.array(tokenSchema).default([]) })),
});

/** What of a chat completion is used; servers add fields and leave out others. */
const answerSchema = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.string().nullish(),
          refusal: z.string().nullish(),
        }),
        finish_reason: z.string().nullish(),
        logprobs: z.unknown().optional(),
        // OpenRouter: what failed behind it while the answer was written.
        error: z.object({ message: z.string().nullish() }).nullish(),
      }),
    )
    .nullish(),
  usage: z
    .object({ prompt_tokens: z.number().int(), completion_tokens: z.number().int() })
    .nullish(),
});

/**
 * @throws TransientError when the body is no answer.
 * @throws InputError when log-probabilities were asked for and are not there.
 */
export function toAnswer(body: unknown, request: CompletionRequest, model: string): Completion {
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) {
    throw new TransientError('malformed-response', 'the answer has not the form of one', {
      cause: parsed.error,
    });
  }
  const { choices, usage } = parsed.data;
  const choice = choices?.[0];
  if (!choice) throw new TransientError('empty-response', 'the answer holds no choice');
  if (choice.error || choice.finish_reason === 'error') {
    const said = choice.error?.message ?? 'no reason given';
    throw new TransientError('server-error', `the server failed within the answer: ${said}`);
  }
  const { content, refusal } = choice.message;
  const finish = refusal ? 'refusal' : finishReason(choice.finish_reason);
  return {
    text: content || refusal || '',
    finish,
    usage: {
      inputTokens: usage?.prompt_tokens ?? 0,
      outputTokens: usage?.completion_tokens ?? 0,
    },
    ...(request.topLogprobs !== undefined &&
      finish !== 'refusal' &&
      finish !== 'content-filter' && { logprobs: toLogprobs(choice.logprobs, model) }),
  };
}

function finishReason(reason: string | null | undefined): FinishReason {
  if (reason === 'length') return 'length';
  if (reason === 'content_filter') return 'content-filter';
  return 'stop';
}

function toLogprobs(logprobs: unknown, model: string): NonNullable<Completion['logprobs']> {
  const parsed = logprobsSchema.safeParse(logprobs);
  if (!parsed.success) {
    const shape = logprobs == null ? 'missing' : 'of another shape';
    throw new InputError(
      'no-logprobs',
      `Model ${model}: log-probabilities were asked for, but choices[0].logprobs.content is ${shape}`,
      { remedy: 'Set `topLogprobs: 0` for this model, and use methods that need none.' },
    );
  }
  return parsed.data.content.map(({ token, logprob, top_logprobs }) => ({
    token,
    logprob,
    top: top_logprobs.map((alternative) => ({
      token: alternative.token,
      logprob: alternative.logprob,
    })),
  }));
}
