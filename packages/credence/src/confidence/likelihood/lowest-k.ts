import { likelihoodMethod } from './likelihood-method.ts';

const k = 10;

/**
 * The mean probability of the ten least likely tokens of the code, or of all where it has fewer
 * (arXiv 2604.06723): less at the mercy of one token than the minimum, and less diluted by what every
 * program says than the mean.
 */
export const likelihoodLowestK = likelihoodMethod(
  {
    id: 'likelihood-lowest-k',
    version: `1-k${k}`,
    description: `mean probability of the code’s ${k} least likely tokens`,
  },
  (ascending) => {
    const lowest = ascending.slice(0, k);
    return lowest.reduce((sum, p) => sum + p, 0) / lowest.length;
  },
);
