import { resolve } from 'node:path';
import type { ModelConfig } from './config.ts';
import { limited } from './limit.ts';
import { localModel } from './local/provider.ts';
import type { Model } from './model.ts';
import { openAICompatibleModel } from './openai/provider.ts';
import { replayModel } from './recording/replay.ts';
import { defaultRetryPolicy, retrying } from './retry.ts';

export interface ModelSurroundings {
  /** Where relative paths of the configuration begin. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What makes a model of a provider's configuration. */
type Providers = {
  readonly [P in ModelConfig['provider']]: (
    config: Extract<ModelConfig, { provider: P }>,
    surroundings: ModelSurroundings,
  ) => Model;
};

const providers: Providers = {
  'openai-compatible': (config, { environment }) =>
    limited(
      retrying(openAICompatibleModel(config, environment), {
        ...defaultRetryPolicy,
        attempts: config.attempts,
      }),
      config.concurrency,
    ),
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
