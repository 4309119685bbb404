import { likelihoodMethod } from './likelihood-method.ts';

/** The mean token probability of the code (Spiess et al. 2025, arXiv 2402.02047, section 3). */
export const likelihoodMean = likelihoodMethod(
  {
    id: 'likelihood-mean',
    version: '1',
    description: 'mean probability of the code’s tokens',
  },
  (probabilities) => probabilities.reduce((sum, p) => sum + p, 0) / probabilities.length,
);
