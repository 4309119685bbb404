import type { AnyMethod } from '../confidence/method.ts';
import { InputError, type Location } from '../core/errors.ts';
import type { Accounts } from '../models/account.ts';
import type { ModelConfig } from '../models/config.ts';
import type { Model } from '../models/model.ts';
import { createModel, type ModelSurroundings } from '../models/registry.ts';
import { retirementNotice } from '../models/retirement.ts';
import type { StudyConfig } from './config.ts';
import type { StudyModel } from './run-study.ts';

interface Surroundings extends ModelSurroundings {
  readonly accounts: Accounts;
  /** Where the model of an index stands in the configuration. */
  readonly locate: (index: number) => Location;
  readonly onNotice: (notice: string) => void;
  /** Puts something around every model. */
  readonly wrap?: ((model: Model) => Model) | undefined;
}

/**
 * The study's models, checked against what the study asks of them before the first request.
 * Throws `InputError` when a model cannot serve a method, or a limit in dollars cannot be held.
 */
export function studyModels(
  config: StudyConfig,
  methods: readonly AnyMethod[],
  surroundings: Surroundings,
): readonly StudyModel[] {
  const { accounts, locate, onNotice, wrap = (model: Model) => model } = surroundings;
  return config.models.map((modelConfig, index) => {
    try {
      const model = wrap(createModel(modelConfig, surroundings));
      checkTemperatures(model, config);
      checkPrice(config, modelConfig);
      const retired = retirementNotice(modelConfig);
      if (retired) onNotice(retired);
      return {
        model,
        price: modelConfig.price ?? null,
        lanes: lanesOf(modelConfig, accounts),
        methods: servable(model, methods, config, onNotice),
      };
    } catch (error) {
      throw error instanceof InputError ? located(error, locate(index)) : error;
    }
  });
}

/**
 * Samples at a time. Recordings answer at once, a local model one by one; of what goes to a server a
 * quarter more than may be in flight, since a sample is also extracted, judged and written down, and
 * some for those whose request waits to be made again.
 */
function lanesOf(config: ModelConfig, accounts: Accounts): () => number {
  if (!('baseUrl' in config)) return () => (config.provider === 'replay' ? 4 : 1);
  const account = accounts.of(config.baseUrl, config.apiKeyEnv);
  const { concurrency } = config;
  return () =>
    Math.ceil(1.25 * Math.min(concurrency, account.limit)) + Math.min(concurrency, account.resting);
}

/** The methods that a model is asked by: all, or those it can serve where the study says so. */
function servable(
  model: Model,
  methods: readonly AnyMethod[],
  { unsupported }: StudyConfig,
  onNotice: (notice: string) => void,
): readonly AnyMethod[] {
  return methods.filter((method) => {
    const unmet = method.unmet(model);
    if (unmet === null) return true;
    if (unsupported === 'refuse') {
      throw new InputError(
        'unmet-method',
        `${model.id} cannot be asked by ${method.id}: ${unmet}.`,
        {
          remedy:
            'Leave the method or the model out of the study, or set `unsupported: skip` to leave out the one for the other.',
        },
      );
    }
    onNotice(`${model.id} is not asked by ${method.id}: ${unmet}`);
    return false;
  });
}

function checkTemperatures(model: Model, { temperatures }: StudyConfig): void {
  const { maxTemperature = 2 } = model.capabilities;
  const warmest = Math.max(...temperatures);
  if (warmest <= maxTemperature) return;
  throw new InputError(
    'unmet-temperature',
    `${model.id} cannot be asked at temperature ${warmest}: it takes ${maxTemperature} at most.`,
    { remedy: 'Lower `temperatures`, or leave the model out of the study.' },
  );
}

function checkPrice({ maxUsd }: StudyConfig, config: ModelConfig): void {
  if (maxUsd === undefined || config.price !== undefined || !('baseUrl' in config)) return;
  throw new InputError(
    'no-price',
    `What ${config.id} costs is not known, so maxUsd cannot be held.`,
    { remedy: 'Give the model a `price` with inputPerMillion and outputPerMillion.' },
  );
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
