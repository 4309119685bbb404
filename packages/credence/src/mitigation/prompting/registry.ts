import { suggestion } from '../../core/closest.ts';
import { InputError } from '../../core/errors.ts';
import { plain } from './plain.ts';
import type { PromptingStrategy } from './strategy.ts';

const strategies: readonly PromptingStrategy[] = [plain];

export const promptingIds: readonly string[] = strategies.map((strategy) => strategy.id);

/** Throws `InputError` for a name that is not a strategy. */
export function findPrompting(id: string): PromptingStrategy {
  const found = strategies.find((strategy) => strategy.id === id);
  if (found) return found;
  throw new InputError('unknown-prompting', `There is no prompting strategy "${id}".`, {
    remedy: suggestion(id, promptingIds),
  });
}
