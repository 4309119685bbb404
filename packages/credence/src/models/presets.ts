import type { ServerConfig } from './config.ts';

/** A model that is known well enough to be named alone. */
export interface Preset {
  /** What the entry of a study file would say. */
  readonly config: Pick<ServerConfig, 'baseUrl' | 'model'> & {
    readonly provider: 'openai-compatible' | 'gemini';
    readonly topLogprobs: number;
    readonly seed: boolean;
    readonly apiKeyEnv: string;
    readonly concurrency: number;
    readonly label: string;
    readonly price: {
      readonly inputPerMillion: number;
      readonly outputPerMillion: number;
      readonly asOf: string;
    };
  };
  /** What else one should know before choosing it. */
  readonly note: string | null;
}

export const presets = {
  'gpt-4o-mini': {
    config: {
      provider: 'openai-compatible',
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-4o-mini',
      label: 'GPT-4o-mini',
      apiKeyEnv: 'OPENAI_API_KEY',
      topLogprobs: 20,
      seed: true,
      concurrency: 64,
      price: { inputPerMillion: 0.15, outputPerMillion: 0.6, asOf: '2026-09-23' },
    },
    note: null,
  },
  'gemini-2.0-flash': {
    config: {
      provider: 'gemini',
      baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
      model: 'gemini-2.0-flash',
      label: 'Gemini 2.0 Flash',
      apiKeyEnv: 'GEMINI_API_KEY',
      topLogprobs: 0,
      seed: true,
      concurrency: 64,
      price: { inputPerMillion: 0.1, outputPerMillion: 0.4, asOf: '2026-09-23' },
    },
    note: 'the Gemini API refuses log-probabilities for it, though its protocol has them',
  },
  'qwen3-coder-next': {
    config: {
      provider: 'openai-compatible',
      baseUrl: 'https://openrouter.ai/api/v1',
      model: 'qwen/qwen3-coder-next',
      label: 'Qwen3-Coder-Next',
      apiKeyEnv: 'OPENROUTER_API_KEY',
      topLogprobs: 0,
      seed: true,
      concurrency: 64,
      price: { inputPerMillion: 0.11, outputPerMillion: 0.8, asOf: '2026-09-23' },
    },
    note: 'through OpenRouter, whose hosts differ in price and in what they offer; its weights are open, so that a server of one’s own gives log-probabilities',
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetId = keyof typeof presets;

export const presetIds = Object.keys(presets) as readonly PresetId[];
