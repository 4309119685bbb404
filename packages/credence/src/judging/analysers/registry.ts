import { suggestion } from '../../core/closest.ts';
import { InputError } from '../../core/errors.ts';
import type { StaticAnalyser } from './analyser.ts';
import { bandit } from './bandit.ts';
import { codeql } from './codeql.ts';
import { eslint } from './eslint.ts';
import { gcc } from './gcc.ts';
import { semgrep } from './semgrep.ts';
import { spotbugs } from './spotbugs.ts';

export const analysers: readonly StaticAnalyser[] = [
  bandit,
  eslint,
  gcc,
  semgrep,
  spotbugs,
  codeql,
];

export const analyserIds: readonly string[] = analysers.map(({ id }) => id);

/** Throws `InputError` for a name that is not one of an analyser. */
export function findAnalyser(id: string): StaticAnalyser {
  const found = analysers.find((analyser) => analyser.id === id);
  if (found) return found;
  throw new InputError('unknown-analyser', `There is no analyser "${id}".`, {
    remedy: suggestion(id, analyserIds),
  });
}
