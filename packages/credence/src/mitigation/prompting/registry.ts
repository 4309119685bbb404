import { suggestion } from '../../core/closest.ts';
import { InputError } from '../../core/errors.ts';
import { cweHint } from './cwe-hint.ts';
import { fewShot } from './few-shot.ts';
import { fewShotCot } from './few-shot-cot.ts';
import { hinted } from './hinted.ts';
import { plain } from './plain.ts';
import { securityReminder } from './security-reminder.ts';
import type { PromptingStrategy } from './strategy.ts';

export const promptingStrategies: readonly PromptingStrategy[] = [
  plain,
  securityReminder,
  cweHint,
  hinted,
  fewShot,
  fewShotCot,
];

export const promptingIds: readonly string[] = promptingStrategies.map((strategy) => strategy.id);

/** Throws `InputError` for a name that is not a strategy. */
export function findPrompting(id: string): PromptingStrategy {
  const found = promptingStrategies.find((strategy) => strategy.id === id);
  if (found) return found;
  throw new InputError('unknown-prompting', `There is no prompting strategy "${id}".`, {
    remedy: suggestion(id, promptingIds),
  });
}
