import { builtModules, innerModules } from '../sandbox/inner-modules.ts';
import type { TrustedProgram } from '../sandbox/sandbox.ts';

/** The oracle as a program for the outer sandbox. */
export function oracleProgram(roots: readonly string[]): TrustedProgram {
  return {
    modules: { ...innerModules(), ...builtModules('judging/oracle') },
    entry: 'judging/oracle/main.js',
    roots,
  };
}
