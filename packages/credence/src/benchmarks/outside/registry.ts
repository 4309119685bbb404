import { resolve } from 'node:path';
import { suggestion } from '../../core/closest.ts';
import { InputError } from '../../core/errors.ts';
import { ase } from '../ase/adapter.ts';
import type { Benchmark } from '../benchmark.ts';
import { cweval } from '../cweval/adapter.ts';
import { own } from '../own/adapter.ts';
import { sallm } from '../sallm/adapter.ts';
import type { Adapter } from './adapter.ts';

/** Benchmarks that others made. Adding one is one entry here. */
export const adapters: readonly Adapter[] = [ase, cweval, own, sallm];

/** An entry of a study's `benchmarks`: the path of a checkout under the adapter's id, and options. */
export type OutsideChoice = Readonly<Record<string, unknown>>;

export const outsideIds: readonly string[] = adapters.map(({ id }) => id);

const adapterOf = (choice: OutsideChoice): Adapter | undefined =>
  adapters.find(({ id }) => Object.hasOwn(choice, id));

/** The benchmark in a checkout. Throws `InputError` where the choice is none of ours. */
export function openOutside(choice: OutsideChoice): Benchmark {
  const adapter = adapterOf(choice);
  const parsed = adapter?.schema.safeParse(choice);
  if (adapter && parsed?.success) return adapter.open(parsed.data);
  const issue = parsed?.error?.issues[0];
  throw new InputError('unknown-benchmark', `There is no benchmark ${JSON.stringify(choice)}.`, {
    remedy: issue
      ? `${String(issue.path.join('.'))}: ${issue.message}`
      : `Name one of ${outsideIds.join(', ')} with the path of its checkout.`,
  });
}

/** The same choice with the path of its checkout changed, and others that it has. */
function mapPath(choice: OutsideChoice, change: (path: string) => unknown): OutsideChoice {
  const adapter = adapterOf(choice);
  if (adapter === undefined) return choice;
  const paths = [adapter.id, ...(adapter.paths ?? [])].filter((key) => Object.hasOwn(choice, key));
  return {
    ...choice,
    ...Object.fromEntries(paths.map((key) => [key, change(String(choice[key]))])),
  };
}

export const resolveChoice = (choice: OutsideChoice, directory: string): OutsideChoice =>
  mapPath(choice, (path) => resolve(directory, path));

/** Where a checkout lies does not make another study of it. */
export const withoutPath = (choice: OutsideChoice): OutsideChoice => mapPath(choice, () => null);

/**
 * A benchmark as commands take it, `sallm=PATH` or `sallm=PATH?mode=as-published`; `null` for a text
 * that has no path, which names one of ours.
 */
export function parseChoice(text: string): OutsideChoice | null {
  const match = /^([\w-]+)=([^?]+)(?:\?(.*))?$/.exec(text);
  if (!match) return null;
  const [, id = '', path = '', options] = match;
  if (!outsideIds.includes(id)) {
    throw new InputError('unknown-benchmark', `There is no benchmark "${id}" of others.`, {
      remedy: suggestion(id, outsideIds),
    });
  }
  const given = Object.fromEntries(new URLSearchParams(options ?? ''));
  return resolveChoice(
    { ...Object.fromEntries(Object.entries(given).map(typed)), [id]: path },
    '.',
  );
}

/** Options are numbers where they look like one. */
const typed = ([key, value]: [string, string]): [string, string | number] => [
  key,
  /^\d+$/.test(value) ? Number(value) : value,
];
