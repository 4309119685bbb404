import type { Gate } from '../gate.ts';

/** Turns away what cannot be parsed or compiled: its function is nil whatever its author says. */
export const compileGate: Gate = {
  id: 'compile',
  version: '1',
  description: 'turns away what does not compile',
  needs: 'compiles',
  apply: (confidence, { compiles }) => ({
    confidence,
    turnedAway: compiles === false ? 'it does not compile' : null,
  }),
};
