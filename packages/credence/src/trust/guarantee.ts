import { percent } from './percent.ts';
import type { TrustPolicy } from './policy.ts';

const badInWords = {
  functional: 'not functionally correct',
  security: 'vulnerable',
  joint: 'not both correct and secure',
} as const;

const list = (items: readonly (string | number)[]) => items.join(', ');

/** What the policy promises, for whom, and on what grounds; or that it promises nothing. */
export function guaranteeInWords(policy: Omit<TrustPolicy, 'guarantee'>): string {
  const { alpha, delta, target, threshold, certification, domain, inconclusive, study } = policy;
  const { tasks, samples, test, shortfall } = certification;
  const grounds = `${samples} answers to ${tasks} tasks that nothing was fitted on`;
  const recorded =
    study.recordedBy === undefined
      ? ''
      : ` The outcomes were recorded by ${study.recordedBy}; the guarantee is about outcomes as they judge.`;
  const origin = `${study.simulated ? ' The outcomes are SIMULATED.' : ''}${recorded}`;
  if (threshold === null) {
    const more =
      shortfall?.tasksNeeded != null
        ? ` If rates stay as they are, about ${shortfall.tasksNeeded} tasks would do in place of ${tasks}.`
        : '';
    return `No guarantee, and nothing is accepted: ${shortfall?.why ?? 'nothing was tested'} (${grounds}).${more}${origin}`;
  }
  const unknown =
    inconclusive === 'bad'
      ? 'an answer whose outcome could not be told counts as bad'
      : 'answers whose outcome could not be told are left out';
  return (
    `With probability at least ${percent(1 - delta)}, at most ${percent(alpha)} of the answers that are accepted are ${badInWords[target]}. ` +
    `It holds for a random answer to a random task of the kind that was certified on (${grounds}; test ${test}; ${unknown}): ` +
    `models ${list(domain.models)}; temperatures ${list(domain.temperatures)}; prompting ${list(Object.keys(domain.prompting))}; ` +
    `languages ${list(domain.languages)}; ${list(domain.kinds)} tasks.${origin}`
  );
}
