import { readShim } from './locate.ts';
import type { LanguageRunner } from './runner.ts';

/** JavaScript runs on the same Node.js as Credence itself, so it is never missing. */
export const javascript: LanguageRunner = {
  language: 'javascript',
  async locate() {
    return {
      name: 'node',
      versionCommand: ['@node', '-p', 'process.versions.node'],
      roots: [],
      invocation: {
        shim: ['@node', '--input-type=module', '-e', await readShim('javascript.mjs')],
        program: ['@node', '@answer'],
        // V8 reserves tens of gigabytes of addresses; resident memory is held by the watchdog.
        addressSpaceMb: null,
        processes: 32,
        warm: { kind: 'spare' },
      },
    };
  },
};
