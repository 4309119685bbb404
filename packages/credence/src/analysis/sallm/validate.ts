import { mkdir } from 'node:fs/promises';
import { type AtKComparison, compareAtK } from '../../benchmarks/sallm/at-k.ts';
import type { SallmMode } from '../../benchmarks/sallm/mode.ts';
import {
  type RecordedGeneration,
  readRecorded,
  recordedFiles,
} from '../../benchmarks/sallm/recorded.ts';
import { readResultRows } from '../../benchmarks/sallm/result-rows.ts';
import { sallmBenchmark } from '../../benchmarks/sallm/sallm-benchmark.ts';
import { InputError } from '../../core/errors.ts';
import type { Task } from '../../core/task.ts';
import { FolderJournal } from '../../journal/folder-journal.ts';
import { lockStudy } from '../../journal/study-lock.ts';
import { Judge } from '../../judging/judge.ts';
import { needsOf } from '../../judging/needs.ts';
import type { WarmReport } from '../../judging/warm-check.ts';
import { findSandbox } from '../../sandbox/find.ts';
import { judgeCodes } from '../../study/judge-codes.ts';
import { type Comparison, compare } from './agreement.ts';
import { type Cause, causeOf } from './causes.ts';

export interface ValidateOptions {
  readonly checkout: string;
  readonly mode: SallmMode;
  /** At most so many generations, spread evenly. */
  readonly sample: number;
  /** Of these models; all when left out. */
  readonly models?: readonly string[];
  /** Where verdicts are kept. */
  readonly journal: string;
  readonly workers: number;
  readonly onProgress: (done: number, of: number) => void;
  readonly onNotice: (notice: string) => void;
}

export interface Disagreement extends Comparison {
  readonly cause: Cause;
}

export interface SallmValidation {
  readonly atK: readonly AtKComparison[];
  /** Generations with a verdict. */
  readonly compared: number;
  /** Generations without: a library is missing, or the machinery failed. */
  readonly notJudged: number;
  /** Equal pairs of (pass or fail) and (secure, vulnerable or neither). */
  readonly agreeing: number;
  /** Equal in both tests' success, failure, error or no result. */
  readonly sameStates: number;
  readonly disagreements: readonly Disagreement[];
  /** Recorded pair and ours -> how often. */
  readonly pairs: Readonly<Record<string, number>>;
  readonly verdicts: {
    /** Made now, for distinct codes. */
    readonly fresh: number;
    readonly seconds: number;
    readonly warm: WarmReport;
  };
}

/** Every n-th of a list in order of model, temperature, task and place, beginning in the middle. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (count >= items.length) return items;
  const step = items.length / count;
  return Array.from({ length: count }, (_, i) => items[Math.floor((i + 0.5) * step)]!);
}

async function chosen(
  { checkout, models, sample }: ValidateOptions,
  tasks: ReadonlyMap<string, Task>,
): Promise<readonly RecordedGeneration[]> {
  const all: RecordedGeneration[] = [];
  for (const file of await recordedFiles(checkout)) {
    all.push(...(await readRecorded(checkout, file)));
  }
  const wanted = all.filter(
    ({ model, task }) => tasks.has(task) && (models?.includes(model) ?? true),
  );
  if (wanted.length > 0) return spread(wanted, sample);
  throw new InputError('no-generations', 'There are no recorded generations of these models.', {
    remedy: `Known: ${[...new Set(all.map(({ model }) => model))].join(', ')}.`,
  });
}

/**
 * Judges generations that SALLM comes with and holds the verdicts against those that its authors
 * recorded, and their table of figures at k against their records. Goes on where it stood when it is
 * run again with the same journal.
 */
export async function validateSallm(options: ValidateOptions): Promise<SallmValidation> {
  const { checkout, mode, workers, onNotice, onProgress } = options;
  const loaded = await sallmBenchmark(checkout, mode).load();
  const tasks = new Map(loaded.map((task) => [task.id.split('/').at(-1)!, task]));
  const generations = await chosen(options, tasks);
  const atK = await compareAtK(checkout);
  await mkdir(options.journal, { recursive: true });
  const unlock = await lockStudy(options.journal);
  const journal = await FolderJournal.open(options.journal);
  const judge = await Judge.open({
    sandbox: await findSandbox(),
    languages: ['python'],
    needs: needsOf(loaded),
    workers,
    onNotice,
  });
  try {
    const skipped = new Set(loaded.flatMap((task) => judge.skippedTask(task) ?? []));
    for (const reason of skipped) onNotice(`tasks are skipped: ${reason}`);
    const codes = generations.map(({ task, code }) => ({ task: tasks.get(task)!, code }));
    const judged = await judgeCodes(codes, { judge, journal, workers, onProgress });
    const compared = generations.flatMap((generation, index) => {
      const verdict = judged.verdicts[index];
      return verdict ? [compare(generation, verdict)] : [];
    });
    const disagreements = await Promise.all(
      compared
        .filter(({ agrees }) => !agrees)
        .map(async (one) => ({
          ...one,
          cause: causeOf(one, await readResultRows(checkout, one.recorded)),
        })),
    );
    const pairs: Record<string, number> = {};
    for (const { recordedPair, ourPair } of compared) {
      const key = `${recordedPair} / ${ourPair}`;
      pairs[key] = (pairs[key] ?? 0) + 1;
    }
    return {
      atK,
      compared: compared.length,
      notJudged: generations.length - compared.length,
      agreeing: compared.length - disagreements.length,
      sameStates: compared.filter(hasSameStates).length,
      disagreements,
      pairs,
      verdicts: { fresh: judged.fresh, seconds: judged.seconds, warm: judge.warm },
    };
  } finally {
    await judge.close();
    await journal.close();
    await unlock();
  }
}

const hasSameStates = ({ recorded, ours }: Comparison) =>
  recorded.correctness === ours.correctness.state &&
  recorded.vulnerability === ours.vulnerability.state;
