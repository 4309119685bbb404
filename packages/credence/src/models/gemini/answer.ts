import { z } from 'zod';
import { InputError } from '../../core/errors.ts';
import type { FinishReason } from '../../core/records.ts';
import type { Completion, CompletionRequest, TokenLogprob } from '../model.ts';
import { TransientError } from '../transient.ts';

const tokenSchema = z.object({ token: z.string(), logProbability: z.number() });

const logprobsSchema = z.object({
  chosenCandidates: z.array(tokenSchema),
  topCandidates: z.array(z.object({ candidates: z.array(tokenSchema).default([]) })).default([]),
});

const answerSchema = z.object({
  candidates: z
    .array(
      z.object({
        content: z
          .object({
            parts: z
              .array(z.object({ text: z.string().optional(), thought: z.boolean().optional() }))
              .optional(),
          })
          .optional(),
        finishReason: z.string().optional(),
        logprobsResult: z.unknown().optional(),
      }),
    )
    .optional(),
  promptFeedback: z.object({ blockReason: z.string().optional() }).optional(),
  usageMetadata: z
    .object({
      promptTokenCount: z.number().int().default(0),
      candidatesTokenCount: z.number().int().default(0),
      // Thoughts are paid for like the answer.
      thoughtsTokenCount: z.number().int().default(0),
    })
    .optional(),
});

const filters: ReadonlySet<string | undefined> = new Set([
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
]);

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
  const { candidates, promptFeedback, usageMetadata } = parsed.data;
  const usage = {
    inputTokens: usageMetadata?.promptTokenCount ?? 0,
    outputTokens:
      (usageMetadata?.candidatesTokenCount ?? 0) + (usageMetadata?.thoughtsTokenCount ?? 0),
  };
  const candidate = candidates?.[0];
  if (!candidate) {
    if (promptFeedback?.blockReason) return { text: '', finish: 'content-filter', usage };
    throw new TransientError('empty-response', 'the answer holds no candidate');
  }
  const finish = finishReason(candidate.finishReason);
  const parts = candidate.content?.parts ?? [];
  if (finish === 'stop' && parts.length === 0) {
    throw new TransientError('empty-response', 'the candidate holds no text, and no reason why');
  }
  return {
    text: parts.map(({ text, thought }) => (thought ? '' : (text ?? ''))).join(''),
    finish,
    usage,
    ...(request.topLogprobs !== undefined &&
      finish !== 'content-filter' && { logprobs: toLogprobs(candidate.logprobsResult, model) }),
  };
}

function finishReason(reason: string | undefined): FinishReason {
  if (reason === 'MAX_TOKENS') return 'length';
  return filters.has(reason) ? 'content-filter' : 'stop';
}

function toLogprobs(result: unknown, model: string): readonly TokenLogprob[] {
  const parsed = logprobsSchema.safeParse(result);
  if (!parsed.success) {
    const shape = result == null ? 'missing' : 'of another shape';
    throw new InputError(
      'no-logprobs',
      `Model ${model}: log-probabilities were asked for, but candidates[0].logprobsResult.chosenCandidates is ${shape}`,
      { remedy: 'Set `topLogprobs: 0` for this model, and use methods that need none.' },
    );
  }
  const { chosenCandidates, topCandidates } = parsed.data;
  return chosenCandidates.map(({ token, logProbability }, step) => ({
    token,
    logprob: logProbability,
    top: (topCandidates[step]?.candidates ?? []).map((alternative) => ({
      token: alternative.token,
      logprob: alternative.logProbability,
    })),
  }));
}
