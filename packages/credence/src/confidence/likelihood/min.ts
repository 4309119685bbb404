import { likelihoodMethod } from './likelihood-method.ts';

/** The probability of the least likely token of the code (arXiv 2604.06723). */
export const likelihoodMin = likelihoodMethod(
  {
    id: 'likelihood-min',
    version: '1',
    description: 'probability of the code’s least likely token',
  },
  ([least = 0]) => least,
);
