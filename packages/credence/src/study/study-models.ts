import type { AnyMethod } from '../confidence/method.ts';
import { InputError, type Location } from '../core/errors.ts';
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
 * @param locate where the model of an index stands in the configuration
 */
export function studyModels(
  config: StudyConfig,
  methods: readonly AnyMethod[],
  surroundings: ModelSurroundings,
  locate: (index: number) => Location,
  wrap: (model: Model) => Model = (model) => model,
): readonly StudyModel[] {
  return config.models.map((modelConfig, index) => {
    try {
      const model = wrap(createModel(modelConfig, surroundings));
      checkMethods(model, methods);
      checkPrice(config, modelConfig);
      const price = modelConfig.price ?? null;
      return { model, price, concurrency: concurrencyOf(modelConfig) };
    } catch (error) {
      throw error instanceof InputError ? located(error, locate(index)) : error;
    }
  });
}

function checkMethods(model: Model, methods: readonly AnyMethod[]): void {
  for (const method of methods) {
    const unmet = method.unmet(model);
    if (unmet === null) continue;
    throw new InputError('unmet-method', `${model.id} cannot be asked by ${method.id}: ${unmet}.`, {
      remedy: 'Leave the method or the model out of the study.',
    });
  }
}

function checkPrice({ maxUsd }: StudyConfig, { id, provider, price }: ModelConfig): void {
  if (maxUsd === undefined || price !== undefined || provider !== 'openai-compatible') return;
  throw new InputError('no-price', `What ${id} costs is not known, so maxUsd cannot be held.`, {
    remedy: 'Give the model a `price` with inputPerMillion and outputPerMillion.',
  });
}

/** The same error with the place of the model that it is about, unless it names a place itself. */
function located(error: InputError, location: Location): InputError {
  if (error.location) return error;
  const { code, message, remedy, cause } = error;
  return new InputError(code, message, {
    location,
    cause,
    ...(remedy !== undefined && { remedy }),
  });
}
