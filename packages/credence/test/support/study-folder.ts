import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { JournalRecord } from '../../src/core/records.ts';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'credence-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Four tasks, two a language, whose verdicts are quick. */
export const fewTasks = [
  '*/python/profile-card',
  '*/python/login-redirect',
  '*/javascript/comment-list',
  '*/javascript/login-redirect',
];

/** Writes a study of one model at `baseUrl`; what is in `changes` goes above all else. */
export function writeStudy(
  folder: string,
  baseUrl: string,
  { model = {}, ...changes }: Readonly<Record<string, unknown>> & { readonly model?: object } = {},
): string {
  const file = join(folder, 'study.yaml');
  const study = {
    name: 'A small study',
    tasks: fewTasks,
    models: [
      {
        id: 'tiny',
        provider: 'openai-compatible',
        baseUrl,
        model: 'tiny-1',
        topLogprobs: 5,
        concurrency: 4,
        ...model,
      },
    ],
    temperatures: [0, 0.8],
    samples: 2,
    confidence: ['verbalized', 'p-true'],
    maxTokens: 512,
    ...changes,
  };
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(study, null, 2));
  return file;
}

/** The lines of every segment of a journal; a torn tail is left out, as a reader does. */
function lines(folder: string, prefix: string): readonly string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.startsWith(prefix))
    .sort()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').slice(0, -1));
}

/** Every record as it stands in the segments: a key written twice is there twice. */
export function recordsIn(folder: string): readonly JournalRecord[] {
  return lines(folder, 'facts-').map((line) => JSON.parse(line) as JournalRecord);
}

export function bodyHashesIn(folder: string): readonly string[] {
  return lines(folder, 'bodies-').map((line) => (JSON.parse(line) as { hash: string }).hash);
}

/** Name and bytes of every file of the journal. */
export function journalFiles(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl') || name === 'study.json')
      .map((name) => [name, readFileSync(join(folder, name), 'base64')]),
  );
}

/**
 * What two runs of one study must have in common: all but when, and how long, things happened, and
 * the wording of evidence, which may name what checks drew at random.
 */
export function comparable(records: readonly JournalRecord[]): readonly unknown[] {
  return records
    .filter((record) => record.kind !== 'failure')
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((record) => {
      const { at: _, ...facts } = record;
      if (facts.kind !== 'verdict') return facts;
      const { key, code, functional, security, checks } = facts;
      return {
        key,
        code,
        functional: functional.outcome,
        security: security.outcome,
        checks: checks.map(({ name, kind, outcome }) => [name, kind, outcome]),
      };
    });
}

/** All text that a folder holds, for looking for what must not be there. */
export function allText(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n');
}
