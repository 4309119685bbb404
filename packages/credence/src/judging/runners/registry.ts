import type { Language } from '../../core/task.ts';
import { javascript } from './javascript.ts';
import { python } from './python.ts';
import type { LanguageRunner } from './runner.ts';

const runners: readonly LanguageRunner[] = [python, javascript];

export function runnerFor(language: Language): LanguageRunner | null {
  return runners.find((runner) => runner.language === language) ?? null;
}
