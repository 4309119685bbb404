import { type RepairTable, reportSchemaVersion } from '@credence/viewer';
import type { Facts, Report, ReportTables } from '@credence/viewer/facts';
import { allOf } from '@credence/viewer/helps';
import { lazily } from '@credence/viewer/measure';
import { describeSource } from '../benchmarks/outside/source.ts';
import { findConfidenceMethod } from '../confidence/registry.ts';
import type { Task } from '../core/task.ts';
import type { JournalReader } from '../journal/journal.ts';
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
import { answerTexts } from './answers/answer-texts.ts';
import { readAnswers } from './answers/read-answers.ts';
import type { StudyAnswers } from './answers/study-answers.ts';
import { studyFacts } from './answers/study-facts.ts';
import { armFacts } from './arm-facts.ts';
import { auditedCore } from './audited-core.ts';
import { calibrationTable } from './calibration-table.ts';
import { benchmarkRows, cells } from './cells.ts';
import { combinedMethod } from './combined/combined-method.ts';
import { withCombined } from './combined/with-combined.ts';
import { compareStudies } from './compare-studies.ts';
import { intervalsInWords } from './estimates.ts';
import { mitigationTables } from './mitigation-tables.ts';
import { outcomeTable } from './outcome-table.ts';
import { repairsOf, repairTable } from './repair-table.ts';

/** What a report is made of, and what its reader should know about how it was read. */
export interface StudyReport {
  readonly report: Report;
  readonly notices: readonly string[];
}

/**
 * Reads a study, by its folder or where else it is. Its tables are computed when they are looked at, and
 * texts are read from its journal when they are asked for. Throws `InputError` if there is none.
 * @param other a study to compare it with
 */
export async function studyReport(
  place: string | StudyHome,
  other?: string | StudyHome,
): Promise<StudyReport> {
  const home = asHome(place);
  const study = await home.study();
  const journal = await home.journal();
  const tasks = await studyTasks(study, journal);
  const { config } = study;
  const read = await readAnswers(journal, tasks, config);
  const combined = await withCombined(read.first, config.confidence, journal);
  const answers = combined ?? read.first;
  const runs = await home.runs();
  const asked = tasks.length - skippedTasks(runs);
  const repaired = await repairedFacts(studyFacts(answers, config), answers, study, journal, {
    tasks,
    asked,
  });
  const { facts } = repaired;
  const benchmarks = benchmarkRows(facts, [...new Set(tasks.map(({ benchmark }) => benchmark))]);
  const core = study.imported
    ? []
    : await auditedCore(answers.tasks, facts.task, benchmarks, benchmarksOf(config));
  const tableCells = [...cells(facts, benchmarks), ...cells(facts, core)];
  const methods = [
    ...(study.imported?.methods ?? config.confidence.map(findConfidenceMethod)),
    ...(combined ? [combinedMethod] : []),
  ];
  const methodIds = methods.map(({ id }) => id);
  const threshold = config.falseTrustThreshold;
  const compared = other === undefined ? null : await compareStudies(facts, config, other);
  const about: Omit<ReportTables, 'outcomes' | 'calibration'> = {
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
        : (runs.at(-1)?.stopped ?? unfinished(study, tasks, runs, answers.size)),
      models: config.models.map(({ id, label, description = '' }) => ({
        id,
        description,
        ...(label !== undefined && { label }),
      })),
      methods: methods.map(({ id, version, description }) => ({ id, version, description })),
      temperatures: config.temperatures,
      falseTrustThreshold: threshold,
      intervals: intervalsInWords,
      environment: { ...environment(runs), ...sources(study) },
    },
    tasks: {
      total: tasks.length,
      audited: study.imported ? 0 : await auditedTasks(config, tasks),
      skipped: runs.at(-1)?.skipped ?? [],
    },
    ...mitigationTables(allOf(facts), methodIds, config),
    ...(repaired.table && { repair: repaired.table }),
    ...(compared && { comparison: compared.comparison }),
  };
  const tables = withLazily(about, {
    outcomes: () => outcomeTable(facts, tableCells),
    calibration: () => calibrationTable(facts, tableCells, methodIds, threshold),
  });
  return {
    report: {
      ...{ tables, facts, other: compared?.other ?? null },
      texts: answerTexts({ ...read, first: answers }, journal),
    },
    notices: [...journal.notices, ...changedTasks(study, tasks)],
  };
}

/** Parts that are there, and others that are computed when they are looked at. */
function withLazily<A extends object, B extends object>(
  there: A,
  later: { readonly [K in keyof B]: () => B[K] },
): A & B {
  return Object.defineProperties(lazily<B>(later), Object.getOwnPropertyDescriptors(there)) as A &
    B;
}

/** The facts with what arms of repair did, and the table of repair, in studies that have it. */
async function repairedFacts(
  facts: Facts,
  answers: StudyAnswers,
  { config }: FrozenStudy,
  journal: JournalReader,
  { tasks, asked }: { readonly tasks: readonly Task[]; readonly asked: number },
): Promise<{ readonly facts: Facts; readonly table: RepairTable | null }> {
  if (config.repair === undefined) return { facts, table: null };
  const observed = await observeAll(journal, tasks, config);
  const repairs = repairsOf(observed, config, asked);
  if (repairs === null) return { facts, table: null };
  const all = { ...facts, arms: armFacts(answers, facts, observed.first, repairs) };
  return { facts: all, table: repairTable(observed.first, config, repairs, allOf(all)) };
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
