import { confidenceFeedback } from './confidence.ts';
import { failedTestsFeedback } from './failed-tests.ts';
import type { RepairFeedback } from './feedback.ts';
import { findingsFeedback } from './findings.ts';
import { noFeedback } from './none.ts';

/** Adding a kind of feedback is one file and one entry here. */
const feedbacks: readonly RepairFeedback[] = [
  noFeedback,
  confidenceFeedback,
  findingsFeedback,
  failedTestsFeedback,
];

export const feedbackIds = feedbacks.map(({ id }) => id) as [string, ...string[]];

/** @throws RangeError when there is no such feedback; configurations are checked before. */
export function findFeedback(id: string): RepairFeedback {
  const found = feedbacks.find((feedback) => feedback.id === id);
  if (!found) throw new RangeError(`No feedback is called ${id}`);
  return found;
}
