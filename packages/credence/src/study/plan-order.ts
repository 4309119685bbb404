import type { Observation } from '../core/observation.ts';
import type { ConfidenceRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';

/** In which order a study names what it is about; what it does not name comes last, by its name. */
export interface ObservedOrder {
  readonly models?: readonly { readonly id: string }[];
  readonly prompting?: readonly string[];
  readonly confidence?: readonly string[];
}

type Compare<T> = (a: T, b: T) => number;

/** The order of UTF-16 units, which is the same on every machine. */
export const compareText: Compare<string> = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function byPlaceIn(names: readonly string[] = []): Compare<string> {
  const places = new Map(names.map((name, place) => [name, place]));
  const placeOf = (name: string) => places.get(name) ?? names.length;
  return (a, b) => placeOf(a) - placeOf(b) || compareText(a, b);
}

/** Observations as the study plans them: model by model, task by task; repairs by arm and round. */
export function planOrder(tasks: readonly Task[], order: ObservedOrder): Compare<Observation> {
  const byModel = byPlaceIn(order.models?.map(({ id }) => id));
  const byTask = byPlaceIn(tasks.map(({ id }) => id));
  const byPrompting = byPlaceIn(order.prompting);
  return ({ sample: a }, { sample: b }) =>
    byModel(a.model, b.model) ||
    byTask(a.task, b.task) ||
    byPrompting(a.prompting, b.prompting) ||
    a.temperature - b.temperature ||
    a.index - b.index ||
    compareText(a.repair?.arm ?? '', b.repair?.arm ?? '') ||
    (a.repair?.round ?? 0) - (b.repair?.round ?? 0) ||
    compareText(a.key, b.key);
}

/** The confidences of one sample as the study names their methods. */
export function confidenceOrder({ confidence }: ObservedOrder): Compare<ConfidenceRecord> {
  const byMethod = byPlaceIn(confidence);
  return (a, b) =>
    byMethod(a.method, b.method) ||
    compareText(a.target, b.target) ||
    compareText(a.methodVersion, b.methodVersion) ||
    compareText(a.key, b.key);
}
