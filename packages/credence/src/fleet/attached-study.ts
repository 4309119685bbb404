import { findConfidenceMethod } from '../confidence/registry.ts';
import { CredenceError, InputError } from '../core/errors.ts';
import type { Language, Task } from '../core/task.ts';
import type { Analysis } from '../judging/analysers/analysis.ts';
import { Judge } from '../judging/judge.ts';
import { needsOf, outsideOf } from '../judging/needs.ts';
import type { Accounts } from '../models/account.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { checkDesign } from '../study/check-design.ts';
import { missingAnalysers, openAnalysis } from '../study/conduct.ts';
import { type StudyConfig, studyConfigSchema } from '../study/config.ts';
import { changesBetween, type FrozenStudy, newStudy } from '../study/frozen-study.ts';
import { promptVersions } from '../study/prompt-versions.ts';
import type { StudyModel } from '../study/run-study.ts';
import { selectTasks } from '../study/select-tasks.ts';
import { studyModels } from '../study/study-models.ts';
import { type StudyRow, studyIn } from './studies.ts';
import { keyStaysHere } from './trusted-servers.ts';

export interface AttachOptions {
  /** Of this worker. */
  readonly version: string;
  /** `null` when this worker does not judge. */
  readonly sandbox: Sandbox | null;
  /** Verdicts at a time. */
  readonly judgeWorkers: number;
  readonly cold: boolean;
  /** Instead of the folder where the study was planned. */
  readonly directory: string | null;
  readonly allowed: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly accounts: Accounts;
  readonly onNotice: (notice: string) => void;
}

/** A study of the database as one worker can work on it. Has processes: close it. */
export interface AttachedStudy {
  readonly row: StudyRow;
  readonly config: StudyConfig;
  /** Those of this machine, which are those of the study: their hashes agree. */
  readonly tasks: ReadonlyMap<string, Task>;
  /** The models that this worker can ask. */
  readonly models: ReadonlyMap<string, StudyModel>;
  readonly critic: StudyModel | null;
  readonly judge: Judge | null;
  readonly analysis: Analysis | null;
  /** Languages whose answers can be judged here. */
  readonly languages: readonly Language[];
  close(): Promise<void>;
}

/**
 * Makes a study of the database ready to be worked on here. Nothing of it is believed: its tasks,
 * prompts and programs are those of this installation, and must have the hashes that the study names.
 * Throws `InputError` saying which of the two is not like the other.
 */
export async function attachStudy(row: StudyRow, options: AttachOptions): Promise<AttachedStudy> {
  if (row.credenceVersion !== options.version) {
    throw new InputError(
      'other-version',
      `The study "${row.name}" was planned by Credence ${row.credenceVersion}; this worker is ${options.version} and leaves it alone.`,
      { remedy: 'Give planner and workers the same version.' },
    );
  }
  const study = studyIn(row);
  const config = parseConfig(row, study);
  const directory = options.directory ?? row.directory;
  const tasks = await selectTasks(config);
  checkSame(row, study, config, tasks);
  checkDesign(config, tasks, () => ({ file: row.name }));
  const models = modelsHere(row, config, directory, options);
  let judge: Judge | null = null;
  let analysis: Analysis | null = null;
  const languages = [...new Set(tasks.map(({ language }) => language))];
  const close = async () => {
    await judge?.close();
    await analysis?.close();
    await Promise.all([...models.values()].map(({ model }) => model.close?.()));
  };
  try {
    const { sandbox, cold, onNotice } = options;
    if (config.judge && sandbox) {
      judge = await Judge.open({
        sandbox,
        languages,
        needs: needsOf(tasks),
        outside: outsideOf(tasks),
        workers: options.judgeWorkers,
        cold,
        onNotice,
      });
      analysis = await openAnalysis({ config, directory }, sandbox, options.judgeWorkers);
      for (const notice of missingAnalysers(analysis)) onNotice(notice);
    }
  } catch (error) {
    await close();
    throw error;
  }
  const judged = languages.filter((language) => judge !== null && judge.skipped(language) === null);
  for (const language of languages) {
    const why = judge?.skipped(language) ?? null;
    if (why !== null) options.onNotice(`${row.name}: ${language} is left to others: ${why}`);
  }
  return {
    ...{ row, config, models, judge, analysis, close },
    tasks: new Map(tasks.map((task) => [task.id, task])),
    critic: models.get(config.critic ?? '') ?? null,
    languages: judged,
  };
}

function parseConfig(row: StudyRow, study: FrozenStudy): StudyConfig {
  const parsed = studyConfigSchema.safeParse(study.config);
  if (parsed.success) return parsed.data;
  throw new InputError(
    'study-damaged',
    `The configuration of the study "${row.name}" is not one: ${parsed.error.issues[0]?.message}.`,
    { remedy: 'Plan the study again, with the version of this worker.' },
  );
}

function checkSame(
  row: StudyRow,
  study: FrozenStudy,
  config: StudyConfig,
  tasks: readonly Task[],
): void {
  const prompts = promptVersions(config);
  const changed = changesBetween(study, newStudy(config, tasks, { credenceVersion: '', prompts }));
  if (changed.length === 0) return;
  const other = tasks.filter(({ id, hash }) => study.tasks[id] !== hash).map(({ id }) => id);
  const which = other.length > 0 ? `: ${other.slice(0, 5).join(', ')}` : '';
  const words = changed.map((key) => (key === 'taskContents' ? `tasks${which}` : key));
  throw new InputError(
    'other-content',
    `The study "${row.name}" is not what this worker's files say: other ${words.join('; ')}.`,
    { remedy: 'Give planner and workers the same installation and benchmarks.' },
  );
}

/** The models that can be asked from here; what keeps the others away is told. */
function modelsHere(
  row: StudyRow,
  config: StudyConfig,
  directory: string,
  { allowed, environment, accounts, onNotice }: AttachOptions,
): ReadonlyMap<string, StudyModel> {
  const methods = config.confidence.map(findConfidenceMethod);
  const found = config.models.flatMap((one): [string, StudyModel][] => {
    const leave = (why: string) => onNotice(`${row.name}: ${one.id} is left to others: ${why}`);
    const kept = keyStaysHere(one, allowed);
    if (kept !== null) {
      leave(kept);
      return [];
    }
    try {
      const [model] = studyModels({ ...config, models: [one] }, methods, {
        ...{ directory, environment, accounts, onNotice },
        locate: () => ({ file: row.name }),
      });
      return model ? [[one.id, model]] : [];
    } catch (error) {
      if (!(error instanceof CredenceError)) throw error;
      leave(error.message);
      return [];
    }
  });
  return new Map(found);
}

/** The models whose answers, and confidences, can be asked for here: a critic must be there, too. */
export function askable({ models, config, critic }: AttachedStudy): readonly StudyModel[] {
  return [...models.values()].filter(
    ({ model, methods }) =>
      critic !== null ||
      config.critic === undefined ||
      config.critic === model.id ||
      methods.every((method) => method.kind !== 'elicited' || method.asks !== 'critic'),
  );
}
