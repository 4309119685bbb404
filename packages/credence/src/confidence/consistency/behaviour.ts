import type { SiblingMethod } from '../method.ts';

/**
 * How far the answer's siblings do the same on benign inputs: the mean, over siblings, of the share
 * of the task's functional checks in which both returned the same values, whether right or wrong
 * (clusters by behaviour: Li et al. 2022, AlphaCode, section 4.4). What the checks expect, and
 * everything that control and exploit checks see, stays out. An answer that returned nothing in a
 * check agrees with none there.
 */
export const consistencyBehaviour: SiblingMethod = {
  kind: 'siblings',
  id: 'consistency-behaviour',
  version: '1',
  description: 'how far sibling answers return the same on benign inputs',
  sees: 'what the model’s other answers to the same prompt returned in the functional checks',
  needs: ['siblings', 'verdicts'],
  about: 'answer',
  compares: 'behaviour',
  unmet: () => null,
  agreement({ behaviour: one }, { behaviour: other }) {
    const checks = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])]);
    if (checks.size === 0) return 0;
    const alike = [...checks].filter((check) => {
      const seen = one?.get(check);
      return seen !== undefined && seen === other?.get(check);
    });
    return alike.length / checks.size;
  },
};
