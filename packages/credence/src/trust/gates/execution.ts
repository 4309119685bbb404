import type { Gate } from '../gate.ts';

/**
 * Execution gating: turns away what fails its functional tests. Inconclusive tests turn nothing
 * away, for they say nothing.
 */
export const executionGate: Gate = {
  id: 'execution',
  version: '1',
  description: 'turns away what fails its functional tests',
  needs: 'functional',
  apply: (confidence, { functional }) => ({
    confidence,
    turnedAway: functional === 'fail' ? 'it fails its functional tests' : null,
  }),
};
