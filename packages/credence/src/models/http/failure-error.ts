import { InfrastructureError, InputError } from '../../core/errors.ts';
import { TransientError } from '../transient.ts';
import type { Failure, FailureKind } from './protocol.ts';

export interface FailureContext {
  readonly id: string;
  readonly baseUrl: string;
  readonly apiKeyEnv: string | undefined;
  /** Never shown: taken out of whatever a server says. */
  readonly apiKey: string;
  readonly status: number;
  readonly retryAfterMs: number | undefined;
}

/**
 * The error that a failed call is: one that another try may mend, one of this conversation alone, or
 * one that only the user can mend.
 */
export function failureError(
  { kind, message, retryAfterMs }: Failure & { readonly kind: Exclude<FailureKind, 'filtered'> },
  context: FailureContext,
): Error {
  const { id, baseUrl, apiKeyEnv, status } = context;
  const said = redact(message, context.apiKey).slice(0, 1_000);
  const after = { retryAfterMs: context.retryAfterMs ?? retryAfterMs };
  switch (kind) {
    case 'rate-limit':
      return new TransientError('rate-limited', `too many requests: ${said}`, after);
    case 'server':
      return new TransientError('server-error', `the server failed: ${said}`, after);
    case 'key':
      return new InputError('key-refused', `Model ${id}: ${baseUrl} refuses the key (${status})`, {
        remedy: apiKeyEnv
          ? `Put a valid key into the environment variable ${apiKeyEnv}.`
          : 'Name the environment variable that holds a key: `apiKeyEnv`.',
      });
    case 'quota':
      return new InputError('quota-exhausted', `Model ${id}: the account has no quota left`, {
        remedy: 'Add credit to the account, or use another key.',
      });
    case 'too-long':
      // One conversation among many: the others can go on without it.
      return new InfrastructureError('prompt-too-long', `Model ${id}: ${said}`, {
        remedy: 'Lower `maxTokens` of the study, or leave out the tasks with long prompts.',
      });
    case 'logprobs':
      return new InputError('no-logprobs', `Model ${id}: ${said}`, {
        remedy: 'Set `topLogprobs: 0` for this model, and use methods that need none.',
      });
    case 'model':
    case 'request':
      return new InputError(
        'request-refused',
        `Model ${id}: ${baseUrl} refuses the request: ${said}`,
        {
          remedy:
            kind === 'model'
              ? 'Check `baseUrl` and `model` of its configuration: there may be no such model any more.'
              : 'Check the configuration of the model against what the server offers.',
        },
      );
  }
}

function redact(text: string, key: string): string {
  return key === '' ? text : text.replaceAll(key, '***');
}
