import type { Task } from '../../core/task.ts';
import { compareText, type ObservedOrder } from '../../study/plan-order.ts';
import type { SampleCollector } from './collect-samples.ts';

/** Of each value its rank: in the order of `names`, what is not among them by its text behind. */
export function ranks(values: readonly string[], names: readonly string[] = []): Int32Array {
  const place = new Map(names.map((name, at) => [name, at]));
  const placeOf = (value: string) => place.get(value) ?? names.length;
  const order = [...values.keys()].sort(
    (a, b) => placeOf(values[a]!) - placeOf(values[b]!) || compareText(values[a]!, values[b]!),
  );
  const rank = new Int32Array(values.length);
  order.forEach((value, at) => {
    rank[value] = at;
  });
  return rank;
}

/**
 * Numbers of the samples, first answers and repaired ones: by the id of their task, which gives page and
 * tables the same resamples and packs well, and within it as the study plans them. Who wrote when, and
 * how many at a time, must not show in a number.
 */
export function rowsInOrder(
  samples: SampleCollector,
  tasks: readonly Task[],
  order: ObservedOrder,
): { readonly first: Int32Array; readonly repaired: Int32Array } {
  const { number, models, promptings, task, model, prompting, index, temperature } = samples.read;
  const byTask = ranks(tasks.map(({ id }) => id));
  const byModel = ranks(
    models,
    order.models?.map(({ id }) => id),
  );
  const byPrompting = ranks(promptings, order.prompting);
  const compare = (a: number, b: number): number =>
    byTask[task[a]!]! - byTask[task[b]!]! ||
    byModel[model[a]!]! - byModel[model[b]!]! ||
    byPrompting[prompting[a]!]! - byPrompting[prompting[b]!]! ||
    temperature[a]! - temperature[b]! ||
    index[a]! - index[b]! ||
    compareRepairs(samples, number[a]!, number[b]!) ||
    compareText(samples.keys.at(number[a]!), samples.keys.at(number[b]!));
  const all = number.map((_, at) => at).sort(compare);
  const among = (repaired: boolean) =>
    all
      .filter((at) => (samples.origin(number[at]!) !== undefined) === repaired)
      .map((at) => number[at]!);
  return { first: among(false), repaired: among(true) };
}

function compareRepairs(samples: SampleCollector, a: number, b: number): number {
  const [x, y] = [samples.origin(a), samples.origin(b)];
  if (x === undefined && y === undefined) return 0;
  return compareText(x?.arm ?? '', y?.arm ?? '') || (x?.round ?? 0) - (y?.round ?? 0);
}
