import { beforeAll, expect, it } from 'vitest';
import { findBenchmark } from '../../benchmarks/registry.ts';
import { InputError } from '../../core/errors.ts';
import { canonicalJson, contentHash, type Plain } from '../../core/keys.ts';
import { languages, type Task } from '../../core/task.ts';
import { cweHint } from './cwe-hint.ts';
import { hinted } from './hinted.ts';
import { findPrompting, promptingStrategies } from './registry.ts';
import { workedExamples } from './worked-examples.ts';

let tasks: readonly Task[];
beforeAll(async () => {
  const benchmarks = ['self-contained', 'repository'].map((id) => findBenchmark(id));
  tasks = (await Promise.all(benchmarks.map((benchmark) => benchmark.load()))).flat();
});

const taskIn = (language: Task['language']): Task => ({
  ...tasks[0]!,
  language,
  prompt: 'Write f.',
  hint: 'Mind g.',
  cwe: 'CWE-89',
});

/**
 * A strategy's words, its examples included, belong to its version. Whoever changes them gives them
 * a new version and adds its line here; the old lines stay.
 */
const texts: Readonly<Record<string, string>> = {
  'plain 1': '742b981d70767c8f863e61807d2f8021',
  'security-reminder 1': 'b33c0e704b002c4e75501f7d19faf726',
  'cwe-hint 1': 'f3edca677a66e2c564561aee7723879f',
  'hinted 1': '624cd3807799c956215be5d657edc652',
  'few-shot 1': 'cc8e96251de8dff2d16d71f753eb6046',
  'few-shot-cot 1': '65ee6ba593008d4f8c81dfd1b144747a',
};

it('the version of each strategy names its words', () => {
  for (const { id, version, messages } of promptingStrategies) {
    const all = languages.map((language) => messages(taskIn(language)));
    const hash = contentHash(canonicalJson(all as unknown as Plain));
    expect(hash, `${id} ${version}`).toBe(texts[`${id} ${version}`]);
  }
});

it('every strategy puts every task whole, as the last turn', () => {
  for (const { id, unmet, messages } of promptingStrategies) {
    for (const task of tasks) {
      expect(unmet(task), `${id} ${task.id}`).toBeNull();
      const conversation = messages(task);
      expect(conversation.at(-1)?.content.startsWith(task.prompt), `${id} ${task.id}`).toBe(true);
      expect(conversation.map(({ role }) => role)).toEqual(
        conversation.map((_, i) => (i % 2 === 0 ? 'user' : 'assistant')),
      );
    }
  }
});

it('no two strategies put a task alike', () => {
  const put = promptingStrategies.map(({ messages }) => JSON.stringify(messages(taskIn('python'))));
  expect(new Set(put).size).toBe(promptingStrategies.length);
});

it('plain and the examples say nothing of what a benchmark task is about', () => {
  const prompts = new Set(tasks.map((task) => task.prompt));
  const codes = new Set(
    tasks.flatMap(({ references }) => references.map(({ code }) => code.trim())),
  );
  for (const language of languages) {
    const examples = workedExamples(language);
    expect(examples).toHaveLength(2);
    for (const { prompt, code, about } of examples) {
      expect(prompts.has(prompt)).toBe(false);
      expect(codes.has(code)).toBe(false);
      expect(about.length).toBeGreaterThan(100);
    }
  }
});

it('a strategy says what a task lacks', () => {
  expect(hinted.unmet({ ...tasks[0]!, hint: null })).toMatch(/hint/);
  expect(cweHint.unmet({ ...tasks[0]!, cwe: 'CWE-99999' })).toMatch(/CWE-99999/);
});

it('knows its strategies by name', () => {
  for (const strategy of promptingStrategies) expect(findPrompting(strategy.id)).toBe(strategy);
  expect(() => findPrompting('few-shots')).toThrow(InputError);
});
