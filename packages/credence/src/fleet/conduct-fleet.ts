import { findConfidenceMethod } from '../confidence/registry.ts';
import { InputError } from '../core/errors.ts';
import type { Database } from '../journal/postgres/database.ts';
import { Accounts } from '../models/account.ts';
import { checkDesign } from '../study/check-design.ts';
import type { StudyConfig } from '../study/config.ts';
import { newStudy } from '../study/frozen-study.ts';
import { promptVersions } from '../study/prompt-versions.ts';
import type { RunResult } from '../study/run-study.ts';
import { selectTasks, sourcesOf } from '../study/select-tasks.ts';
import { studyModels } from '../study/study-models.ts';
import { version } from '../version.ts';
import { type FleetOptions, Planner } from './planner.ts';
import { aliveWorkers, Presence } from './presence.ts';
import { setUpDatabase } from './queue.ts';
import { freezeInDatabase, type StudyRow } from './studies.ts';

/**
 * Plans a study in a database, or what is left of it, hands the work to whoever takes it, and sees it
 * through: phase after phase, as `conduct` does on one machine. May be stopped, or die, at any moment:
 * workers go on with what is in the queue, and planning again picks the study up where it is.
 */
export async function conductFleet(options: FleetOptions): Promise<RunResult> {
  const { config, directory, locate, database, name, onNotice } = options;
  const startedAt = new Date().toISOString();
  const tasks = await selectTasks(config, locate(config.tasks ? 'tasks' : 'languages'));
  const methods = config.confidence.map(findConfidenceMethod);
  // Only what they can be asked is needed here: keys are the workers'.
  const models = studyModels(config, methods, {
    directory,
    environment: standInKeys(config),
    accounts: new Accounts(),
    locate: (index) => locate('models', index),
    onNotice,
  });
  try {
    checkDesign(config, tasks, locate);
    const queue = await setUpDatabase(database);
    const wanted = newStudy(config, tasks, {
      credenceVersion: version,
      prompts: promptVersions(config),
      sources: await sourcesOf(config),
    });
    const row = await freezeInDatabase(database, name, wanted, {
      directory,
      credenceVersion: version,
    });
    const presence = await Presence.begin(database, queue, version, onNotice);
    try {
      await takeOver(database, row, presence.id);
      const planner = new Planner(options, row, queue, presence.id, { config, tasks, models });
      return await planner.conduct(startedAt);
    } finally {
      await database.query('update credence.study set planner = null where planner = $1', [
        presence.id,
      ]);
      await presence.end();
    }
  } finally {
    await Promise.all(models.map(({ model }) => model.close?.()));
  }
}

function standInKeys({ models }: StudyConfig): Readonly<Record<string, string | undefined>> {
  const variables = models.flatMap((model) =>
    'apiKeyEnv' in model && model.apiKeyEnv !== undefined ? [[model.apiKeyEnv, 'unused']] : [],
  );
  return { ...Object.fromEntries(variables), ...process.env };
}

/** Throws `InputError` while another planner of the study lives. */
async function takeOver(database: Database, row: StudyRow, planner: string): Promise<void> {
  const alive = (await aliveWorkers(database)).map(({ id }) => id);
  const taken = await database.query(
    `update credence.study set planner = $2
     where id = $1 and (planner is null or planner = $2 or not planner = any($3::uuid[])) returning id`,
    [row.id, planner, alive],
  );
  if (taken.length > 0) return;
  throw new InputError('study-in-use', `Another run is planning the study "${row.name}".`, {
    remedy: 'Wait for it to end; one that has died is taken over after half a minute.',
  });
}
