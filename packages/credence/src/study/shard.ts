import { counted } from '../core/counted.ts';
import { InputError, type Location } from '../core/errors.ts';
import type { Task } from '../core/task.ts';
import type { StudyConfig } from './config.ts';

/** One of `of` parts that a study's tasks are split into; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

export const shardInWords = ({ index, of }: Shard): string => `${index}/${of}`;

/** `2/8` as a shard, or `null` for anything else. */
export function parseShard(text: string): Shard | null {
  const [, index, of] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.map(Number) ?? [];
  return index !== undefined && of !== undefined && index >= 1 && index <= of
    ? { index, of }
    : null;
}

/**
 * The tasks of a shard: every n-th by their ids, so that all answers to a task are together and each
 * shard has its share of every language. Whoever has the same tasks has the same shards.
 */
export function tasksOfShard(tasks: readonly Task[], { index, of }: Shard): readonly Task[] {
  const ids = tasks.map(({ id }) => id).sort();
  const own = new Set(ids.filter((_, place) => place % of === index - 1));
  return tasks.filter(({ id }) => own.has(id));
}

/**
 * Throws `InputError` where a study cannot be split: when a shard would be left without a task, or an
 * arm of repair is drawn from all answers to match another.
 */
export function checkShard(
  { of }: Shard,
  { repair = [] }: Pick<StudyConfig, 'repair'>,
  tasks: readonly Task[],
  locate: (...path: (string | number)[]) => Location,
): void {
  if (of > tasks.length) {
    throw new InputError(
      'too-many-shards',
      `${counted(tasks.length, 'task')} cannot be split into ${of} shards.`,
      {
        remedy: `Split it into ${tasks.length} at most.`,
      },
    );
  }
  const matched = repair.findIndex((arm) => arm.when === 'random' && arm.match !== undefined);
  if (matched === -1) return;
  throw new InputError(
    'arm-not-sharded',
    `The arm ${repair[matched]?.name} is drawn from all answers of the study, so no shard can carry it out.`,
    {
      location: locate('repair', matched),
      remedy: 'Give it a `rate` in place of `match`, or run the study in one place.',
    },
  );
}
