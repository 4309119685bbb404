import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AseInstance } from './instance.ts';

/** Where git gets a repository from. */
export const addressOf = (repository: string) =>
  repository.startsWith('https://') ? repository : `https://github.com/${repository}`;

/** `owner/name`, of an address too. */
export const shortName = (repository: string) =>
  repository
    .replace(/^https:\/\//, '')
    .split('/')
    .slice(-2)
    .join('/');

const isRepository = (folder: string) =>
  existsSync(join(folder, '.git')) || existsSync(join(folder, 'HEAD'));

/**
 * The folder of a repository among a user's checkouts: `owner/name`, `owner__name` as A.S.E's own
 * runner keeps them, or `name`; bare ones as well. `null` where it is not among them.
 */
export function findCheckout(repositories: string, repository: string): string | null {
  const short = shortName(repository);
  const names = [short, short.replace('/', '__'), short.split('/')[1] ?? short];
  const folders = names.flatMap((name) => [name, `${name}.git`]);
  return folders.map((name) => join(repositories, name)).find(isRepository) ?? null;
}

const quoted = (text: string) =>
  /^[\w./:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** What a user types to get the repositories of instances, those that are there already left out. */
export function cloneCommands(
  instances: readonly Pick<AseInstance, 'repository' | 'base'>[],
  repositories: string,
): readonly string[] {
  const wanted = new Map<string, Set<string>>();
  for (const { repository, base } of instances) {
    const fetches = wanted.get(repository) ?? new Set<string>();
    if (base.fetch !== null) fetches.add(base.fetch);
    wanted.set(repository, fetches);
  }
  return [...wanted].flatMap(([repository, fetches]) => {
    if (findCheckout(repositories, repository) !== null) return [];
    const folder = quoted(join(repositories, shortName(repository)));
    return [
      `git clone --no-checkout ${quoted(addressOf(repository))} ${folder}`,
      ...[...fetches].map((fetch) => `git -C ${folder} fetch origin ${quoted(fetch)}`),
    ];
  });
}
