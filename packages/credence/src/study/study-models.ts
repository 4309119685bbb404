import type { ConfidenceMethod } from '../confidence/method.ts';
import { InputError } from '../core/errors.ts';
import type { ModelConfig } from '../models/config.ts';
import type { Model } from '../models/model.ts';
import { createModel, type ModelSurroundings } from '../models/registry.ts';
import type { StudyConfig } from './config.ts';
import type { StudyModel } from './run-study.ts';

/** Requests that a model takes at a time. Recordings answer at once, a local model one by one. */
function concurrencyOf(config: ModelConfig): number {
  if (config.provider === 'openai-compatible') return config.concurrency;
  return config.provider === 'replay' ? 4 : 1;
}

/**
 * The study's models, checked against what the study asks of them before the first request.
 * Throws `InputError` when a model cannot serve a method, or a limit in dollars cannot be held.
 */
export function studyModels(
  config: StudyConfig,
  methods: readonly ConfidenceMethod[],
  surroundings: ModelSurroundings,
  wrap: (model: Model) => Model = (model) => model,
): readonly StudyModel[] {
  return config.models.map((modelConfig) => {
    const model = wrap(createModel(modelConfig, surroundings));
    for (const method of methods) {
      const unmet = method.unmet(model);
      if (unmet !== null) {
        throw new InputError(
          'unmet-method',
          `${model.id} cannot be asked by ${method.id}: ${unmet}.`,
          {
            remedy: 'Leave the method or the model out of the study.',
          },
        );
      }
    }
    const free = modelConfig.provider !== 'openai-compatible';
    const price = modelConfig.price ?? null;
    if (config.maxUsd !== undefined && price === null && !free) {
      throw new InputError(
        'no-price',
        `What ${model.id} costs is not known, so maxUsd cannot be held.`,
        {
          remedy: 'Give the model a `price` with inputPerMillion and outputPerMillion.',
        },
      );
    }
    return { model, price, concurrency: concurrencyOf(modelConfig) };
  });
}
