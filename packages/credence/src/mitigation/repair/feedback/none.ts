import type { RepairFeedback } from './feedback.ts';

export const noFeedback: RepairFeedback = {
  id: 'none',
  description: 'nothing but the request to correct the answer',
  say: () => '',
};
