import type { Need } from '../../confidence/method.ts';

const wanted: readonly Need[] = ['outcomes'];

/** What the report says of the fitted estimator, in the form of a confidence method. */
export const combinedMethod = {
  id: 'combined',
  version: '1',
  description:
    'fitted on this study: logistic regression on its other confidences and on features of the code, each answer predicted from other tasks',
  sees: 'the other confidences in the answer, features of its code, and outcomes of other tasks',
  needs: wanted,
  about: 'target',
} as const;
