import { resolve } from 'node:path';
import { Accounts } from './account.ts';
import { anthropicProtocol } from './anthropic/protocol.ts';
import type { ModelConfig, ServerConfig } from './config.ts';
import { geminiProtocol } from './gemini/protocol.ts';
import { httpModel } from './http/http-model.ts';
import type { Protocol } from './http/protocol.ts';
import { limited } from './limit.ts';
import { localModel } from './local/provider.ts';
import type { Model } from './model.ts';
import { openAIProtocol } from './openai/protocol.ts';
import { replayModel } from './recording/replay.ts';
import { defaultRetryPolicy, realEffects, retrying } from './retry.ts';

export interface ModelSurroundings {
  /** Where relative paths of the configuration begin. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Shared by the models of one run. */
  readonly accounts?: Accounts;
}

/** What makes a model of a provider's configuration. */
type Providers = {
  readonly [P in ModelConfig['provider']]: (
    config: Extract<ModelConfig, { provider: P }>,
    surroundings: ModelSurroundings,
  ) => Model;
};

/** The one policy around all servers: every call admitted by its account, failed ones made again. */
const server =
  (protocol: Protocol) =>
  (config: ServerConfig, { environment, accounts = new Accounts() }: ModelSurroundings): Model => {
    const { attempts, concurrency } = config;
    const once = httpModel(protocol, config, environment);
    const account = accounts.of(config.baseUrl, config.apiKeyEnv);
    const policy = { ...defaultRetryPolicy, attempts };
    return retrying(limited(account.admit(once, concurrency), concurrency), policy, {
      ...realEffects,
      sleep: (milliseconds, signal) =>
        account.whileResting(() => realEffects.sleep(milliseconds, signal)),
    });
  };

const providers: Providers = {
  'openai-compatible': server(openAIProtocol),
  anthropic: server(anthropicProtocol),
  gemini: server(geminiProtocol),
  local: (config, { directory }) =>
    localModel({ ...config, file: resolve(directory, config.file) }),
  replay: (config, { directory }) => replayModel(config.id, resolve(directory, config.recording)),
};

export const providerIds = Object.keys(providers) as readonly ModelConfig['provider'][];

/**
 * The model of a configuration, ready to answer: retried and limited as it says.
 * @throws InputError when a key, a recording or the like is missing.
 */
export function createModel(config: ModelConfig, surroundings: ModelSurroundings): Model {
  const provider = providers[config.provider] as (
    config: ModelConfig,
    surroundings: ModelSurroundings,
  ) => Model;
  return provider(config, surroundings);
}
