import type { Language } from '../../core/task.ts';
import { c, cpp } from './gcc.ts';
import { go } from './go.ts';
import { java } from './java.ts';
import { javascript } from './javascript.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import type { LanguageRunner } from './runner.ts';

const runners: readonly LanguageRunner[] = [python, javascript, java, go, php, c, cpp];

export function runnerFor(language: Language): LanguageRunner | null {
  return runners.find((runner) => runner.language === language) ?? null;
}
