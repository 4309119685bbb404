import { anthropicProtocol } from './anthropic/protocol.ts';
import type { ModelConfig } from './config.ts';
import { geminiProtocol } from './gemini/protocol.ts';
import type { Protocol } from './http/protocol.ts';
import { openAIProtocol } from './openai/protocol.ts';
import { presetIds, presets } from './presets.ts';
import { type Retirement, retirementOf } from './retirement.ts';

/** What may be had of a model. `some`: of some behind this provider; the configuration says. */
type Offer = 'yes' | 'no' | 'some';

interface Offers {
  /** Several answers to one request. Not used: every answer has a request and a seed of its own. */
  readonly n: Offer;
  readonly seed: Offer;
  readonly logprobs: Offer;
}

export interface ProviderEntry {
  readonly provider: ModelConfig['provider'];
  readonly description: string;
  /** What one must have. */
  readonly needs: string;
  readonly offers: Offers;
}

export interface PresetEntry {
  readonly preset: string;
  readonly provider: ModelConfig['provider'];
  readonly model: string;
  readonly baseUrl: string;
  readonly offers: {
    readonly n: boolean;
    readonly seed: boolean;
    /** Alternatives per token; 0: no log-probabilities. */
    readonly topLogprobs: number;
  };
  readonly key: { readonly variable: string; readonly set: boolean };
  /** US dollars per million tokens, on the day `asOf`. */
  readonly price: {
    readonly inputPerMillion: number;
    readonly outputPerMillion: number;
    readonly asOf: string;
  };
  readonly retirement: Retirement | null;
  readonly note: string | null;
}

export interface Catalogue {
  readonly providers: readonly ProviderEntry[];
  readonly presets: readonly PresetEntry[];
}

type Servers = 'openai-compatible' | 'anthropic' | 'gemini';

const protocols: Readonly<Record<Servers, Protocol>> = {
  'openai-compatible': openAIProtocol,
  anthropic: anthropicProtocol,
  gemini: geminiProtocol,
};

function offersOf(provider: Servers): Offers {
  const { n, seed, logprobs } = protocols[provider].offers;
  const some = (offered: boolean): Offer => (offered ? 'some' : 'no');
  return { n: some(n), seed: some(seed), logprobs: some(logprobs) };
}

const providers: readonly ProviderEntry[] = [
  {
    provider: 'openai-compatible',
    description: 'chat completions: OpenAI, Azure, OpenRouter, vLLM, Ollama, llama.cpp server, …',
    needs: 'an address (`baseUrl`), and where the server wants one a key (`apiKeyEnv`)',
    offers: offersOf('openai-compatible'),
  },
  {
    provider: 'anthropic',
    description: 'the messages protocol of Anthropic',
    needs: 'a key, in ANTHROPIC_API_KEY or the variable that `apiKeyEnv` names',
    offers: offersOf('anthropic'),
  },
  {
    provider: 'gemini',
    description: 'the generateContent protocol of Google',
    needs: 'a key, in GEMINI_API_KEY or the variable that `apiKeyEnv` names',
    offers: offersOf('gemini'),
  },
  {
    provider: 'local',
    description: 'a GGUF file, run in this process by node-llama-cpp',
    needs: 'the file (`file`), and the runtime: node scripts/setup-local-models.mjs',
    offers: { n: 'no', seed: 'yes', logprobs: 'yes' },
  },
  {
    provider: 'replay',
    description: 'recorded answers; no model and no network',
    needs: 'a folder of recordings (`recording`), as `credence run --record` makes it',
    offers: { n: 'no', seed: 'some', logprobs: 'some' },
  },
];

/** What there is to name in `models` of a study. Says whether keys are set, never what they are. */
export function catalogue(environment: Readonly<Record<string, string | undefined>>): Catalogue {
  return {
    providers,
    presets: presetIds.map((preset) => {
      const { config, note } = presets[preset];
      const { provider, model, baseUrl, seed, topLogprobs, apiKeyEnv, price } = config;
      return {
        preset,
        provider,
        model,
        baseUrl,
        offers: { n: protocols[provider].offers.n, seed, topLogprobs },
        key: { variable: apiKeyEnv, set: Boolean(environment[apiKeyEnv]?.trim()) },
        price,
        retirement: retirementOf({ baseUrl, model }),
        note,
      };
    }),
  };
}
