import type { ModelConfig, ServerConfig } from './config.ts';

export interface Retirement {
  /** The day from which the provider answers no more, as 2026-01-31. */
  readonly on: string;
  /** What the provider offers instead. */
  readonly instead: string;
}

/**
 * Models whose end their provider has announced: by the host that retires them and the model's name
 * there. From the providers' pages on deprecations, as of November 2026.
 */
const retirements: Readonly<Record<string, Readonly<Record<string, Retirement>>>> = {
  'api.openai.com': {
    'gpt-3.5-turbo': { on: '2026-10-23', instead: 'gpt-5.6-terra' },
    'gpt-4': { on: '2026-10-23', instead: 'gpt-5.6-sol' },
    'gpt-4-turbo': { on: '2026-10-23', instead: 'gpt-5.6-sol' },
    'o4-mini': { on: '2026-10-23', instead: 'gpt-5.6-terra' },
    'gpt-4o': { on: '2027-01-14', instead: 'gpt-6-luna' },
    'gpt-4o-mini': { on: '2027-01-14', instead: 'gpt-6-luna' },
    'gpt-4o-mini-2024-07-18': { on: '2027-01-14', instead: 'gpt-6-luna' },
    'gpt-4.1': { on: '2027-01-14', instead: 'gpt-6-luna' },
    'gpt-4.1-mini': { on: '2027-01-14', instead: 'gpt-6-luna' },
  },
  'generativelanguage.googleapis.com': {
    'gemini-2.0-flash': { on: '2026-06-01', instead: 'gemini-3.5-flash' },
    'gemini-2.0-flash-001': { on: '2026-06-01', instead: 'gemini-3.5-flash' },
  },
};

/** When the model of a configuration is, or was, retired; `null` when nothing is known of it. */
export function retirementOf(config: Pick<ServerConfig, 'baseUrl' | 'model'>): Retirement | null {
  const models = retirements[new URL(config.baseUrl).hostname] ?? {};
  return Object.hasOwn(models, config.model) ? (models[config.model] ?? null) : null;
}

/** What to tell whoever is about to use it. */
export function retirementNotice(config: ModelConfig, today = new Date()): string | null {
  const retirement = 'baseUrl' in config ? retirementOf(config) : null;
  if (!retirement || !('model' in config)) return null;
  const { on, instead } = retirement;
  const tense = on <= today.toISOString().slice(0, 10) ? 'was retired' : 'is to be retired';
  return `${config.id}: its provider says that ${config.model} ${tense} on ${on}; it offers ${instead} instead`;
}
