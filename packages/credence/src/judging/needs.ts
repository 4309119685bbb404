import { stat } from 'node:fs/promises';
import type { Language, OutsideOracle, Task, TaskNeed } from '../core/task.ts';

export type Needs = ReadonlyMap<Language, readonly TaskNeed[]>;

/** What tasks need beyond the toolchains of their languages, each once. */
export function needsOf(tasks: readonly Task[]): Needs {
  const needs = new Map<Language, TaskNeed[]>();
  for (const { language, oracle } of tasks) {
    const list = needs.get(language) ?? [];
    const known = new Set(list.map(needKey));
    needs.set(language, [
      ...list,
      ...(oracle.needs ?? []).filter((need) => !known.has(needKey(need))),
    ]);
  }
  return needs;
}

/** The folders of needs that are there; what is not cannot be shown to anyone. */
export async function existingLibraries(needs: Needs = new Map()): Promise<ReadonlySet<string>> {
  const folders = new Set<string>();
  for (const { library } of [...needs.values()].flat()) {
    const stats = library && (await stat(library.folder).catch(() => null));
    if (library && stats?.isDirectory()) folders.add(library.folder);
  }
  return folders;
}

/** The same need of two tasks has the same key. */
export const needKey = ({ probe }: TaskNeed) => JSON.stringify(probe);

/** The languages whose toolchains judging tasks takes. */
export const languagesOf = (tasks: readonly Task[]): readonly Language[] => [
  ...new Set(tasks.flatMap(({ language, oracle }) => (oracle.outside ? [] : language))),
];

/** The oracles of tasks that others keep. */
export const outsideOf = (tasks: readonly Task[]): readonly OutsideOracle[] =>
  tasks.flatMap(({ oracle }) => oracle.outside ?? []);
