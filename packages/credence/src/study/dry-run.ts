import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findConfidenceMethod } from '../confidence/registry.ts';
import { InputError } from '../core/errors.ts';
import { FolderJournal } from '../journal/folder-journal.ts';
import { Accounts } from '../models/account.ts';
import { version } from '../version.ts';
import { checkDesign } from './check-design.ts';
import type { StudyConfig } from './config.ts';
import { type Done, estimate, estimateMethod, type ModelEstimate } from './estimate.ts';
import { checkFrozen, newStudy } from './frozen-study.ts';
import type { LoadedConfig } from './load-config.ts';
import { promptVersions } from './prompt-versions.ts';
import { selectTasks, sourcesOf } from './select-tasks.ts';
import { checkShard, type Shard, tasksOfShard } from './shard.ts';
import { studyModels } from './study-models.ts';

export interface DryRunOptions {
  readonly config: StudyConfig;
  readonly directory: string;
  readonly locate: LoadedConfig['locate'];
  /** The study's folder; what is there already is not counted. */
  readonly out: string;
  /** Only this part of the tasks; all of them when left out. */
  readonly shard?: Shard | null;
  readonly onNotice: (notice: string) => void;
}

export interface DryRun {
  readonly tasks: number;
  readonly models: readonly ModelEstimate[];
  /** US dollars of all models whose price is known. */
  readonly usd: number;
  readonly mostUsd: number;
  /** The limit of the study, or `null`. */
  readonly maxUsd: number | null;
  /** Models whose price is not known, and so not in the sums. */
  readonly unpriced: readonly string[];
  /** How all this was estimated. */
  readonly method: string;
}

/**
 * What a study, or what is left of it, will ask and cost. Makes every check that a run makes before its
 * first request, sends none, and writes nothing. Throws `InputError` for what a run would refuse.
 */
export async function dryRun(options: DryRunOptions): Promise<DryRun> {
  const { config, directory, locate, out, shard = null, onNotice } = options;
  const all = await selectTasks(config, locate(config.tasks ? 'tasks' : 'languages'));
  if (shard) checkShard(shard, config, all, locate);
  const tasks = shard ? tasksOfShard(all, shard) : all;
  checkDesign(config, tasks, locate);
  const models = studyModels(config, config.confidence.map(findConfidenceMethod), {
    directory,
    environment: withStandIns(config, onNotice),
    accounts: new Accounts(),
    locate: (index) => locate('models', index),
    onNotice,
  });
  try {
    const wanted = newStudy(config, all, {
      shard,
      credenceVersion: version,
      prompts: promptVersions(config),
      sources: await sourcesOf(config),
    });
    // What more would cost can be asked for all the same; but not in this folder.
    await checkFrozen(out, wanted).catch((error: unknown) => {
      if (!(error instanceof InputError)) throw error;
      onNotice(`the run will refuse this: ${error.message} ${error.remedy ?? ''}`.trim());
    });
    const estimates = await estimate(config, tasks, models, await journalled(out));
    const priced = estimates.filter(({ usd }) => usd !== null);
    return {
      tasks: tasks.length,
      models: estimates,
      usd: priced.reduce((sum, { usd }) => sum + (usd ?? 0), 0),
      mostUsd: priced.reduce((sum, { mostUsd }) => sum + (mostUsd ?? 0), 0),
      maxUsd: config.maxUsd ?? null,
      unpriced: config.models
        .filter((model) => 'baseUrl' in model && model.price === undefined)
        .map(({ id }) => id),
      method: estimateMethod,
    };
  } finally {
    await Promise.all(models.map(({ model }) => model.close?.()));
  }
}

/** The environment, where a key that is not set does not end what needs none. */
function withStandIns(
  { models }: StudyConfig,
  onNotice: (notice: string) => void,
): Readonly<Record<string, string | undefined>> {
  const environment = { ...process.env };
  for (const model of models) {
    const variable = 'apiKeyEnv' in model ? model.apiKeyEnv : undefined;
    if (variable === undefined || environment[variable]?.trim()) continue;
    onNotice(`${model.id}: the run will need ${variable}, which is not set`);
    environment[variable] = 'not set';
  }
  return environment;
}

async function journalled(out: string): Promise<Done> {
  if (!existsSync(join(out, 'study.json'))) return { has: () => false, repairs: () => 0 };
  const journal = await FolderJournal.open(out);
  const repairs = new Map<string, number>();
  for await (const record of journal.records()) {
    if (record.kind !== 'sample' || !record.repair) continue;
    repairs.set(record.model, (repairs.get(record.model) ?? 0) + 1);
  }
  return { has: (key) => journal.has(key), repairs: (model) => repairs.get(model) ?? 0 };
}
