import type { RepairFeedback } from './feedback.ts';

const longest = 300;

/**
 * The functional checks that did not hold, by name and with what was seen. No other kind of check
 * is told of: controls belong to the exploits.
 */
export const failedTestsFeedback: RepairFeedback = {
  id: 'failed-tests',
  description: 'the functional tests that it fails, with what was seen',
  say({ verdict }) {
    if (verdict === null) return null;
    const functional = verdict.checks.filter(({ kind }) => kind === 'functional');
    const failing = functional.filter(({ outcome }) => outcome === 'broken');
    if (failing.length > 0) {
      const lines = failing.map(
        ({ name, evidence }) =>
          `- ${name}: ${evidence.replace(/\s+/g, ' ').trim().slice(0, longest)}`,
      );
      return ['Your code fails these functional tests:', ...lines].join('\n');
    }
    const passes = verdict.functional.outcome === 'pass';
    return passes ? 'Your code passes its functional tests.' : '';
  },
};
