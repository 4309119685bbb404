import type { FinishReason, TokenUsage } from '../core/records.ts';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One request to a model. Every field that can change the answer is here, and nothing else. */
export interface CompletionRequest {
  readonly messages: readonly ChatMessage[];
  readonly temperature: number;
  readonly maxTokens: number;
  readonly seed?: number;
  /**
   * Ask for the log-probabilities of the answer's tokens, with this many alternatives each; 0 asks
   * for those of the tokens alone.
   */
  readonly topLogprobs?: number;
}

/** Natural logarithms of probabilities before any sampler: temperature 1, no truncation. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly top: readonly { readonly token: string; readonly logprob: number }[];
}

export interface Completion {
  readonly text: string;
  readonly finish: FinishReason;
  readonly usage: TokenUsage;
  readonly logprobs?: readonly TokenLogprob[];
}

/** What a model offers; checked before a run begins. */
export interface ModelCapabilities {
  /** Most alternatives per token that it reports; 0 when it gives no log-probabilities. */
  readonly topLogprobs: number;
  readonly seed: boolean;
  /** Warmest temperature that it takes; 2 when left out. */
  readonly maxTemperature?: number;
}

/** What a request is for. It reaches error messages and recordings, never the model. */
export interface RequestContext {
  readonly task?: string;
  /** For example `generate`, `verbalized security`. */
  readonly purpose?: string;
}

/** A language model. Failures of transport are thrown; refusals are answers. */
export interface Model {
  /** The name that records carry. */
  readonly id: string;
  readonly capabilities: ModelCapabilities;
  complete(
    request: CompletionRequest,
    signal?: AbortSignal,
    context?: RequestContext,
  ): Promise<Completion>;
  /** What would tell two models of this name apart: file hash, quantisation, runtime, address. */
  provenance?(): Promise<Readonly<Record<string, string>>>;
  close?(): Promise<void>;
}

/** A model around another: the same in all but how it completes. */
export function wrapModel(model: Model, complete: Model['complete']): Model {
  return {
    id: model.id,
    capabilities: model.capabilities,
    complete,
    ...(model.provenance && { provenance: () => model.provenance!() }),
    ...(model.close && { close: () => model.close!() }),
  };
}

/** The same model, with this context added to every request. */
export function withContext(model: Model, context: RequestContext): Model {
  return wrapModel(model, (request, signal, inner) =>
    model.complete(request, signal, { ...context, ...inner }),
  );
}
