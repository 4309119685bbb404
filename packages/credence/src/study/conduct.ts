import { mkdir } from 'node:fs/promises';
import { availableParallelism, cpus, release } from 'node:os';
import { resolve } from 'node:path';
import { caveatsOf } from '../benchmarks/caveats.ts';
import { findConfidenceMethod } from '../confidence/registry.ts';
import type { Task } from '../core/task.ts';
import { FolderJournal } from '../journal/folder-journal.ts';
import { lockStudy } from '../journal/study-lock.ts';
import { Analysis } from '../judging/analysers/analysis.ts';
import { findAnalyser } from '../judging/analysers/registry.ts';
import { RulePack } from '../judging/analysers/rule-pack.ts';
import { Judge } from '../judging/judge.ts';
import { languagesOf, needsOf, outsideOf } from '../judging/needs.ts';
import { Accounts } from '../models/account.ts';
import { Recorder } from '../models/recording/recorder.ts';
import { findSandbox } from '../sandbox/find.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { version } from '../version.ts';
import { Budget } from './budget.ts';
import { checkDesign } from './check-design.ts';
import type { StudyConfig } from './config.ts';
import { failureReasons } from './failure.ts';
import { freezeStudy } from './frozen-study.ts';
import type { LoadedConfig } from './load-config.ts';
import { otherToolchains } from './other-toolchains.ts';
import type { ProgressListener } from './progress.ts';
import { promptVersions } from './prompt-versions.ts';
import { type RunLog, writeRunLog } from './run-log.ts';
import { type RunResult, runStudy } from './run-study.ts';
import { selectTasks, sourcesOf } from './select-tasks.ts';
import { checkShard, type Shard, tasksOfShard } from './shard.ts';
import { studyModels } from './study-models.ts';

export interface ConductOptions {
  readonly config: StudyConfig;
  /** Where relative paths of the configuration begin. */
  readonly directory: string;
  readonly locate: LoadedConfig['locate'];
  /** The study's folder. */
  readonly out: string;
  /** Keep the models' answers in this folder, to be replayed. */
  readonly record: { readonly folder: string; readonly command: string } | null;
  /** Only this part of the tasks; all of them when left out. */
  readonly shard?: Shard | null;
  /** Judge without anything prepared. */
  readonly cold: boolean;
  readonly stop: AbortSignal;
  readonly onProgress: ProgressListener;
  readonly onNotice: (notice: string) => void;
}

/**
 * Runs a study, or what is left of it, in its folder: everything from finding a sandbox to writing
 * down how the run ended. Throws `NoSandboxError` or `InputError` before anything is paid for.
 */
export async function conduct(options: ConductOptions): Promise<RunResult> {
  const { config, out, onNotice } = options;
  const startedAt = new Date().toISOString();
  const { shard = null } = options;
  const all = await selectTasks(config, options.locate(config.tasks ? 'tasks' : 'languages'));
  if (shard) checkShard(shard, config, all, options.locate);
  const tasks = shard ? tasksOfShard(all, shard) : all;
  const methods = config.confidence.map(findConfidenceMethod);
  const recorder =
    options.record &&
    new Recorder(options.record.folder, { ...options.record, prompts: promptVersions(config) });
  const accounts = new Accounts();
  const models = studyModels(config, methods, {
    directory: options.directory,
    environment: process.env,
    accounts,
    locate: (index) => options.locate('models', index),
    onNotice,
    wrap: recorder ? (model) => recorder.record(model) : undefined,
  });
  checkDesign(config, tasks, options.locate);

  await mkdir(out, { recursive: true });
  const unlock = await lockStudy(out);
  const judgeWorkers = config.judgeWorkers ?? availableParallelism();
  let judge: Judge | null = null;
  let analysis: Analysis | null = null;
  let journal: FolderJournal | null = null;
  try {
    const sources = await sourcesOf(config);
    await freezeStudy(out, config, all, {
      shard,
      credenceVersion: version,
      prompts: promptVersions(config),
      sources,
    });
    journal = await FolderJournal.open(out);
    for (const notice of journal.notices) onNotice(notice);
    const languages = languagesOf(tasks);
    if (config.judge) {
      const sandbox = await findSandbox();
      const { cold } = options;
      const workers = judgeWorkers;
      const needs = needsOf(tasks);
      const outside = outsideOf(tasks);
      judge = await Judge.open({ sandbox, languages, needs, outside, workers, cold, onNotice });
      analysis = await openAnalysis(options, sandbox, judgeWorkers);
    }
    for (const source of Object.values(sources))
      for (const note of source.notes ?? []) onNotice(note);
    const skipped = skippedTasks(tasks, judge);
    for (const notice of skippedNotices(skipped)) onNotice(notice);
    for (const notice of unjudgedNotices(tasks, judge)) onNotice(notice);
    for (const notice of missingAnalysers(analysis)) onNotice(notice);
    const given = judge ? stamps(tasks, judge) : [];
    for (const notice of await otherToolchains(journal.records(), given)) onNotice(notice);
    for (const notice of judge ? caveatsOf(tasks) : []) onNotice(notice);
    const log: Omit<RunLog, 'endedAt' | 'ended' | 'stopped' | 'failures' | 'warm' | 'accounts'> = {
      credenceVersion: version,
      startedAt,
      environment: environment(),
      stamps: given,
      skipped,
    };
    const budget = new Budget(config, await spent(journal));
    const end = (result: Pick<RunLog, 'ended' | 'stopped' | 'failures'>) =>
      writeRunLog(out, {
        ...log,
        ...result,
        ...(judge && { warm: judge.warm }),
        accounts: accounts.report(),
        endedAt: new Date().toISOString(),
      });
    try {
      const result = await runStudy({
        config,
        tasks: tasks.filter((task) => (judge?.skippedTask(task) ?? null) === null),
        models,
        journal,
        judge,
        analysis,
        judgeWorkers,
        budget,
        stop: options.stop,
        onProgress: options.onProgress,
      });
      const stopped =
        result.stopped === 'budget'
          ? `Stopped before the plan was done: ${budget.exhausted}.`
          : result.stopped === 'interrupted'
            ? 'Interrupted before the plan was done.'
            : null;
      await end({ ended: result.stopped ?? 'finished', stopped, failures: result.failures });
      if (result.failures === 0) return result;
      return { ...result, reasons: await failureReasons(journal, startedAt) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      await end({ ended: 'error', stopped: `Stopped by an error: ${why}`, failures: 0 });
      throw error;
    }
  } finally {
    await journal?.close();
    await judge?.close();
    await analysis?.close();
    await recorder?.close();
    await Promise.all(models.map(({ model }) => model.close?.()));
    await unlock();
  }
}

/** The analysers that a study wants, on this machine. Close it. */
export async function openAnalysis(
  { config, directory }: Pick<ConductOptions, 'config' | 'directory'>,
  sandbox: Sandbox,
  workers: number,
): Promise<Analysis | null> {
  const { analysers, analyserRules } = config;
  if (analysers.length === 0) return null;
  const rules = analyserRules
    ? await RulePack.read(resolve(directory, analyserRules))
    : await RulePack.shipped();
  return Analysis.open({ sandbox, analysers: analysers.map(findAnalyser), rules, workers });
}

/** Evidence that a study wants and this machine cannot give: said once, and collected elsewhere. */
export function missingAnalysers(analysis: Analysis | null): readonly string[] {
  return (analysis?.analysers ?? []).flatMap((analyser) => {
    const ready = analysis?.readiness(analyser);
    if (!ready || 'version' in ready) return [];
    return [`no evidence of ${analyser.name}: ${ready.missing} (${analyser.install})`];
  });
}

async function spent(journal: FolderJournal): Promise<{ usd: number; samples: number }> {
  let usd = 0;
  let samples = 0;
  for await (const record of journal.records()) {
    if (record.kind === 'sample') samples += 1;
    if (record.kind === 'sample' || record.kind === 'confidence') usd += record.usd ?? 0;
  }
  return { usd, samples };
}

/** The machine that this runs on, in words. */
export function environment(): Readonly<Record<string, string>> {
  return {
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}, kernel ${release()}`,
    processors: `${availableParallelism()} x ${cpus()[0]?.model.trim() ?? 'unknown'}`,
  };
}

/** One a language, and one for what is judged elsewhere. */
function stamps(tasks: readonly Task[], judge: Judge): RunLog['stamps'] {
  const [outside] = tasks.filter((task) => task.oracle.outside);
  return [
    ...languagesOf(tasks).map((language) => judge.stamp(language)),
    ...(outside ? [judge.stampOf(outside)] : []),
  ];
}

function skippedTasks(tasks: readonly Task[], judge: Judge | null): RunLog['skipped'] {
  return tasks.flatMap((task) => {
    const reason = judge?.skippedTask(task) ?? null;
    return reason === null ? [] : [{ task: task.id, reason }];
  });
}

/** Each reason once, with how many tasks it holds for. */
function counted(reasons: readonly string[]): readonly (readonly [reason: string, n: number])[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts];
}

const skippedNotices = (skipped: RunLog['skipped']): readonly string[] =>
  counted(skipped.map(({ reason }) => reason)).map(
    ([reason, n]) => `${n === 1 ? '1 task is' : `${n} tasks are`} skipped: ${reason}`,
  );

/** Answers are collected all the same. */
const unjudgedNotices = (tasks: readonly Task[], judge: Judge | null): readonly string[] =>
  counted(tasks.flatMap((task) => judge?.unjudged(task) ?? [])).map(
    ([reason, n]) =>
      `the verdicts on ${n === 1 ? '1 task' : `${n} tasks`} will be inconclusive: ${reason}`,
  );
