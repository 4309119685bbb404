import { type ReportData, reportSchemaVersion } from '@credence/viewer';
import { describeSource } from '../benchmarks/outside/source.ts';
import { findConfidenceMethod } from '../confidence/registry.ts';
import type { Task } from '../core/task.ts';
import type { StudyConfig } from '../study/config.ts';
import type { FrozenStudy } from '../study/frozen-study.ts';
import { importedInWords } from '../study/imported-study.ts';
import { asHome } from '../study/merged-home.ts';
import { observeAll } from '../study/observe.ts';
import { planSize } from '../study/plan.ts';
import type { RunLog } from '../study/run-log.ts';
import { benchmarksOf } from '../study/select-tasks.ts';
import type { StudyHome } from '../study/study-home.ts';
import { studyTasks } from '../study/study-tasks.ts';
import { auditedCore } from './audited-core.ts';
import { calibrationTable } from './calibration-table.ts';
import { combinedMethod } from './combined/combined-method.ts';
import { withCombined } from './combined/with-combined.ts';
import { intervalsInWords } from './estimates.ts';
import { mitigationTables } from './mitigation-tables.ts';
import { outcomeTable } from './outcome-table.ts';
import { repairTable } from './repair-table.ts';
import { sampleRows } from './sample-rows.ts';

/** What a report is made of, and what its reader should know about how it was read. */
export interface StudyReport {
  readonly data: ReportData;
  readonly notices: readonly string[];
}

export interface StudyReportOptions {
  /**
   * Whether to compute what recalibration, gates, prompting and repair bring, too: minutes for a study
   * of tens of thousands of answers. Default true.
   */
  readonly whatHelps?: boolean;
}

/** Reads a study, by its folder or where else it is, and computes its tables. Throws `InputError` if there is none. */
export async function studyReport(
  place: string | StudyHome,
  { whatHelps = true }: StudyReportOptions = {},
): Promise<StudyReport> {
  const home = asHome(place);
  const study = await home.study();
  const journal = await home.journal();
  const tasks = await studyTasks(study, journal);
  const observed = await observeAll(journal, tasks, study.config);
  const combined = await withCombined(observed.first, study.config.confidence, journal);
  const observations = combined ?? observed.first;
  const core = study.imported ? [] : await auditedCore(observations, benchmarksOf(study.config));
  const withCore = [...observations, ...core];
  const runs = await home.runs();
  const { config } = study;
  const methods = [
    ...(study.imported?.methods ?? config.confidence.map(findConfidenceMethod)),
    ...(combined ? [combinedMethod] : []),
  ];
  const methodIds = methods.map(({ id }) => id);
  const repair = whatHelps
    ? repairTable(observed, config, tasks.length - skippedTasks(runs))
    : null;
  const data: ReportData = {
    schema: reportSchemaVersion,
    study: {
      name: config.name,
      description: config.description,
      startedAt: study.startedAt,
      credenceVersion: study.credenceVersion,
      simulated: study.simulated ?? null,
      ...(study.imported && { imported: importedInWords(study.imported) }),
      partial: study.imported
        ? null
        : (runs.at(-1)?.stopped ?? unfinished(study, tasks, runs, observations.length)),
      models: config.models.map(({ id, label, description = '' }) => ({
        id,
        description,
        ...(label !== undefined && { label }),
      })),
      methods: methods.map(({ id, version, description }) => ({ id, version, description })),
      temperatures: config.temperatures,
      falseTrustThreshold: config.falseTrustThreshold,
      intervals: intervalsInWords,
      environment: { ...environment(runs), ...sources(study) },
    },
    tasks: {
      total: tasks.length,
      audited: study.imported ? 0 : await auditedTasks(config, tasks),
      skipped: runs.at(-1)?.skipped ?? [],
    },
    outcomes: outcomeTable(withCore),
    calibration: calibrationTable(withCore, methodIds, config.falseTrustThreshold),
    ...(whatHelps && mitigationTables(observations, methodIds, config)),
    ...(repair && { repair }),
    samples: await sampleRows(observations, journal, observed.repaired),
  };
  return { data, notices: [...journal.notices, ...changedTasks(study, tasks)] };
}

async function auditedTasks(config: StudyConfig, tasks: readonly Task[]): Promise<number> {
  const manifests = await Promise.all(benchmarksOf(config).map((benchmark) => benchmark.audit()));
  const sound = Object.assign({}, ...manifests.map((manifest) => manifest?.sound));
  return tasks.filter((task) => sound[task.id] === task.oracle.hash).length;
}

/** How many tasks the last run could not judge. */
const skippedTasks = (runs: readonly RunLog[]) => runs.at(-1)?.skipped.length ?? 0;

/** Says so when answers are missing and no run tells why. */
function unfinished(
  { config }: FrozenStudy,
  tasks: readonly Task[],
  runs: readonly RunLog[],
  answers: number,
): string | null {
  const planned = planSize(config, tasks.length - skippedTasks(runs)) * config.models.length;
  if (answers >= planned) return null;
  const last = runs.at(-1);
  const why =
    last?.ended === 'finished' && last.failures > 0
      ? 'work failed in the last run, and the next tries it again.'
      : 'the study is still running, or was stopped.';
  return `${answers} of ${planned} planned answers are there: ${why}`;
}

function changedTasks(study: FrozenStudy, tasks: readonly Task[]): readonly string[] {
  const changed = tasks.filter((task) => (study.tasks[task.id] ?? task.hash) !== task.hash);
  if (changed.length === 0) return [];
  const ids = changed.map((task) => task.id).join(', ');
  return [`left out, since their tasks have changed since the study began: answers to ${ids}`];
}

/** Which checkouts of benchmarks from outside were used. */
const sources = ({ sources = {} }: FrozenStudy): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(sources).map(([id, source]) => [`benchmark ${id}`, describeSource(source)]),
  );

function environment(runs: readonly RunLog[]): Readonly<Record<string, string>> {
  const last = runs.at(-1);
  if (!last) return {};
  const [stamp] = last.stamps;
  const toolchains = Object.assign({}, ...last.stamps.map((item) => item.toolchains));
  return {
    ...last.environment,
    ...toolchains,
    ...(stamp && {
      sandbox: `${stamp.sandbox}, profile ${stamp.sandboxProfile.slice(0, 8)}`,
      'memory held by': stamp.memoryHeldBy,
    }),
  };
}
