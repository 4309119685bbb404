import { z } from 'zod';
import { type Failure, kindOfStatus } from '../http/protocol.ts';

const errorSchema = z.object({
  error: z.object({
    message: z.string().default(''),
    details: z
      .array(z.object({ reason: z.string().optional(), retryDelay: z.string().optional() }))
      .catch([])
      .default([]),
  }),
});

/** What an error of the Gemini API means: much of it stands in `details` (google.rpc). */
export function failure(status: number, body: unknown): Failure | null {
  const kind = kindOfStatus(status);
  if (kind === null) return null;
  // Behind some of its gateways an error comes as a list of one.
  const parsed = errorSchema.safeParse(Array.isArray(body) ? body[0] : body);
  const { message, details } = parsed.success
    ? parsed.data.error
    : { message: `status ${status}`, details: [] };
  const reasons = details.map(({ reason }) => reason);
  // A wrong key is a bad request here, told from others by its reason.
  if (reasons.includes('API_KEY_INVALID') || reasons.includes('API_KEY_EXPIRED')) {
    return { kind: 'key', message };
  }
  if (kind === 'request' && /logprobs/i.test(message)) {
    return {
      kind: 'logprobs',
      message: `the field \`generationConfig.responseLogprobs\` is refused: ${message}`,
    };
  }
  if (kind === 'request' && /token count .*exceeds/i.test(message)) {
    return { kind: 'too-long', message };
  }
  const retryAfterMs = details.map(({ retryDelay }) => duration(retryDelay)).find(Boolean);
  return { kind, message, retryAfterMs };
}

/** A google.protobuf.Duration, as `46s` or `3.5s`, in milliseconds. */
function duration(text: string | undefined): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(text ?? '')?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}
