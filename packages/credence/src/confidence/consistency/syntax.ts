import type { SiblingMethod } from '../method.ts';
import { normalForm } from './normal-form.ts';

/**
 * The share of an answer's siblings that are the same program but for comments, layout and names:
 * self-consistency (Wang et al. 2023) without running anything.
 */
export const consistencySyntax: SiblingMethod = {
  kind: 'siblings',
  id: 'consistency-syntax',
  version: '1',
  description: 'share of sibling answers that are the same program but for names and layout',
  sees: 'the code of the model’s other answers to the same prompt at the same temperature',
  needs: ['siblings'],
  about: 'answer',
  compares: 'code',
  unmet: () => null,
  agreement: (one, other) =>
    normalForm(one.code, one.language) === normalForm(other.code, other.language) ? 1 : 0,
};
