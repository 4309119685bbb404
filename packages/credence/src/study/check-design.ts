import { findConfidenceMethod } from '../confidence/registry.ts';
import { InputError } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import { findPrompting } from '../mitigation/prompting/registry.ts';
import type { StudyConfig } from './config.ts';
import type { LoadedConfig } from './load-config.ts';

/**
 * Throws `InputError` for a design that asks for what its parts cannot give: a critic that is not
 * there, siblings of single answers, a strategy that lacks something of a task.
 */
export function checkDesign(
  config: StudyConfig,
  tasks: readonly Task[],
  locate: LoadedConfig['locate'],
): void {
  checkCritic(config, locate);
  checkSiblings(config, locate);
  for (const strategy of config.prompting.map(findPrompting)) {
    for (const task of tasks) {
      const unmet = strategy.unmet(task);
      if (unmet === null) continue;
      throw new InputError(
        'unmet-prompting',
        `${task.id} cannot be put by ${strategy.id}: ${unmet}.`,
        {
          remedy: 'Leave the strategy or the task out of the study.',
          location: locate('prompting'),
        },
      );
    }
  }
}

function checkCritic({ confidence, critic, models }: StudyConfig, locate: LoadedConfig['locate']) {
  const wanted = confidence.some((id) => findConfidenceMethod(id).needs.includes('critic'));
  if (!wanted && critic === undefined) return;
  const ids = models.map(({ id }) => id);
  if (critic !== undefined && ids.includes(critic) && ids.length > 1) return;
  const message =
    critic === undefined
      ? 'The method critic needs a model to ask.'
      : ids.includes(critic)
        ? 'A critic judges the answers of others, and the study has only one model.'
        : `The study has no model "${critic}" to be its critic.`;
  throw new InputError('no-critic', message, {
    remedy:
      ids.length > 1
        ? `Name one of the study's models as \`critic\`: ${ids.join(', ')}.`
        : 'Add a second model to the study, and name one of the two as `critic`.',
    location: locate(critic === undefined ? 'confidence' : 'critic'),
  });
}

function checkSiblings(
  { confidence, samples, temperatures }: StudyConfig,
  locate: LoadedConfig['locate'],
): void {
  const method = confidence.find((id) => findConfidenceMethod(id).needs.includes('siblings'));
  if (method === undefined || (samples > 1 && temperatures.some((one) => one > 0))) return;
  throw new InputError(
    'no-siblings',
    `${method} compares answers, and here is nothing to compare.`,
    {
      remedy: 'Ask for two `samples` or more, at a temperature above 0.',
      location: locate('confidence'),
    },
  );
}
