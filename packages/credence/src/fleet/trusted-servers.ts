import type { ModelConfig } from '../models/config.ts';
import { presets } from '../models/presets.ts';

/** Where the keys of the providers that are known by name belong. */
const known: readonly { readonly apiKeyEnv: string; readonly origin: string }[] = [
  ...Object.values(presets).map(({ config }) => ({
    apiKeyEnv: config.apiKeyEnv as string,
    origin: new URL(config.baseUrl).origin,
  })),
  { apiKeyEnv: 'ANTHROPIC_API_KEY', origin: 'https://api.anthropic.com' },
];

/**
 * Why this worker does not send a key to a model's server, or `null`. The address comes from the
 * database: whoever can write there must not be able to have keys sent to a server of their own.
 * @param allowed origins that this worker was told to trust, as `https://llm.example.org`
 */
export function keyStaysHere(config: ModelConfig, allowed: readonly string[]): string | null {
  if (!('baseUrl' in config) || config.apiKeyEnv === undefined) return null;
  const { origin } = new URL(config.baseUrl);
  if (allowed.includes(origin)) return null;
  if (known.some((one) => one.origin === origin && one.apiKeyEnv === config.apiKeyEnv)) return null;
  return `${config.apiKeyEnv} is not sent to ${origin}: start the worker with --allow ${origin} if it may be`;
}
