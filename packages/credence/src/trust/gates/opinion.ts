import type { Gate } from '../gate.ts';

/**
 * Trusts an answer no more than a critic does. The least of two opinions needs no weights, and an
 * overconfident author cannot talk a critic down.
 */
export const criticGate: Gate = {
  id: 'critic',
  version: '1',
  description: 'trusts an answer no more than a critic model does',
  needs: 'critic',
  limits: true,
  apply: (confidence, { critic }) => ({
    confidence: critic === null ? confidence : Math.min(confidence, critic),
    turnedAway: null,
  }),
};

/** The same with the share of sibling answers that agree. */
export const agreementGate: Gate = {
  id: 'agreement',
  version: '1',
  description: 'trusts an answer no more than its siblings agree with it',
  needs: 'agreement',
  limits: true,
  apply: (confidence, { agreement }) => ({
    confidence: agreement === null ? confidence : Math.min(confidence, agreement),
    turnedAway: null,
  }),
};
