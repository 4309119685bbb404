import type { Completion, CompletionRequest } from '../model.ts';

/** What a server means by an answer that is none. */
export type FailureKind =
  /** The key is wrong, or may not do this. */
  | 'key'
  /** The account is out of money, or of what it may ask for in a long while. */
  | 'quota'
  | 'rate-limit'
  /** The server, or one behind it, is at fault. */
  | 'server'
  /** This conversation is longer than the model takes. */
  | 'too-long'
  /** A content filter held the answer, or the question, back: an outcome, no fault. */
  | 'filtered'
  /** Log-probabilities are not to be had. */
  | 'logprobs'
  /** There is no model of this name. */
  | 'model'
  /** Anything else that asking again would not change. */
  | 'request';

export interface Failure {
  readonly kind: FailureKind;
  /** The server's words, or what stands for them. */
  readonly message: string;
  /** What the body asks to wait, where the headers do not. Milliseconds. */
  readonly retryAfterMs?: number | undefined;
}

/** What of a model's configuration its requests are made from. */
export interface ProtocolOptions {
  readonly model: string;
  /** Most alternatives per token that the server reports. */
  readonly topLogprobs: number;
  readonly seed: boolean;
  readonly maxTokensField: 'max_tokens' | 'max_completion_tokens';
}

/** How one family of servers is spoken to: pure translation. The call itself is the same for all. */
export interface Protocol {
  /** Below the base address. */
  path(model: string): string;
  readonly headers: Readonly<Record<string, string>>;
  /** The header that carries the key, when the configuration names none. */
  readonly keyHeader: string;
  readonly offers: {
    /** Whether requests can carry a seed. */
    readonly seed: boolean;
    /** Whether answers can carry log-probabilities; not every model behind it gives them. */
    readonly logprobs: boolean;
    /** Whether one request can ask for several answers. */
    readonly n: boolean;
    /** Warmest temperature. */
    readonly maxTemperature: number;
  };
  body(request: CompletionRequest, options: ProtocolOptions): Readonly<Record<string, unknown>>;
  /** @param body what the JSON of the answer says; `undefined` when it was none */
  failure(status: number, body: unknown): Failure | null;
  /**
   * @throws TransientError when the body is no answer.
   * @throws InputError when log-probabilities were asked for and are not there.
   */
  answer(body: unknown, request: CompletionRequest, model: string): Completion;
}

/** The meaning of a status that the body does not make clearer; `null` for an answer. */
export function kindOfStatus(status: number): FailureKind | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return 'key';
  if (status === 402) return 'quota';
  if (status === 404) return 'model';
  if (status === 413) return 'too-long';
  if (status === 429) return 'rate-limit';
  if (status === 408 || status === 409 || status >= 500) return 'server';
  return 'request';
}
