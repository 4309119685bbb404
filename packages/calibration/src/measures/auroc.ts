import type { WeightOptions } from '../data/sample.ts';
import { ofTally, type TallyMeasure } from '../data/tally.ts';

/**
 * Area under the ROC curve: P(p+ > p-) + P(p+ = p-) / 2 for one point of each outcome class, by the
 * rank sum. How well confidence tells the classes apart, whatever its calibration.
 * @returns null without points or with one outcome class only. Source: Hanley & McNeil 1982.
 */
export const auroc: TallyMeasure<WeightOptions, number | null> = ofTally((t) => {
  let below = 0; // weight of outcome 0 at lower confidences
  let ones = 0;
  let wins = 0;
  for (let i = 0; i < t.size; i++) {
    const positive = t.positive[i]!;
    const negative = t.weight[i]! - positive;
    wins += positive * (below + negative / 2);
    below += negative;
    ones += positive;
  }
  return ones > 0 && below > 0 ? wins / (ones * below) : null;
});
