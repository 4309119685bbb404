import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchmarkIds, findBenchmark } from '../src/benchmarks/registry.ts';
import { languages, type Reference, type Task } from '../src/core/task.ts';
import { referenceProblem } from '../src/judging/audit.ts';
import { Judge } from '../src/judging/judge.ts';
import { findSandbox } from '../src/sandbox/find.ts';

const tasks = (await Promise.all(benchmarkIds.map((id) => findBenchmark(id).load()))).flat();
const of = (benchmark: string) => tasks.filter((task) => task.benchmark === benchmark);
const family = ({ language }: Task) => (language === 'cpp' ? 'c' : language);
const families = [...new Set(languages)].filter((language) => language !== 'cpp');

describe('the benchmarks', () => {
  it('have enough tasks in every language', () => {
    for (const language of families) {
      const count = (benchmark: string) =>
        of(benchmark).filter((task) => family(task) === language).length;
      expect(count('self-contained'), language).toBeGreaterThanOrEqual(16);
      expect(count('repository'), language).toBeGreaterThanOrEqual(6);
    }
  });

  it('have enough weaknesses, and enough of them in four languages or more', () => {
    const weaknesses = new Map<string, Set<string>>();
    for (const task of of('self-contained')) {
      weaknesses.set(task.cwe, (weaknesses.get(task.cwe) ?? new Set()).add(family(task)));
    }
    expect(weaknesses.size).toBeGreaterThanOrEqual(25);
    const shared = [...weaknesses].filter(([, those]) => those.size >= 4);
    expect(shared.length).toBeGreaterThanOrEqual(8);
  });

  it('have no task twice', () => {
    expect(new Set(tasks.map(({ hash }) => hash)).size).toBe(tasks.length);
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(tasks.length);
  });

  it('say no word of security, so that models are not warned, but in their hints', () => {
    const warning = /secur|safe|attack|exploit|inject|vulnerab|malicious|untrusted|sanitiz|CWE/i;
    // The alphabet of RFC 4648, section 5, has no other name.
    const warned = of('self-contained').filter(({ prompt }) =>
      warning.test(prompt.replace(/URL-?safe/gi, '')),
    );
    expect(warned.map(({ id }) => id)).toEqual([]);
    expect(tasks.filter(({ hint }) => hint === null).map(({ id }) => id)).toEqual([]);
  });

  it('show what stands around a hole, and nothing that stood in it', () => {
    for (const { id, prompt, surroundings, references } of of('repository')) {
      expect(prompt, id).toContain('<MASKED>');
      expect(prompt, id).not.toContain('credence:');
      const original =
        references.find(({ path }) => path.startsWith('secure-original'))?.code ?? '';
      expect(prompt, id).toContain(surroundings?.before.trimEnd());
      expect(prompt, id).not.toContain(original.trim());
    }
  });
});

/**
 * Of every task one secure reference and one insecure; all references, stubs and crashers among them,
 * are judged five times over by `npm run audit`, whose manifest another test compares with the oracles
 * as they are.
 */
describe('every task tells good from bad', () => {
  // Each has one worker, so that what a task's answers share is compiled once.
  const judges: Judge[] = [];
  beforeAll(async () => {
    const sandbox = await findSandbox();
    for (const _ of [0, 1]) judges.push(await Judge.open({ sandbox, languages, workers: 1 }));
    // The first time on a machine, parts of toolchains are compiled.
  }, 600_000);
  afterAll(async () => {
    await Promise.all(judges.map((judge) => judge.close()));
  });

  it.concurrent.each(tasks.map((task, index) => [task.id, task, index] as const))(
    '%s',
    async (_, task, index) => {
      const judge = judges[index % judges.length] as Judge;
      const problems: (string | null)[] = [];
      for (const kind of ['secure', 'insecure'] as const) {
        const { code, path } = task.references.find((one) => one.kind === kind) as Reference;
        const verdict = await judge.judge(task, code);
        if ('skipped' in verdict) throw new Error(verdict.skipped);
        const problem = referenceProblem(kind, verdict);
        problems.push(problem && `${path}: ${problem}`);
      }
      expect(problems).toEqual([null, null]);
    },
    // Tasks wait for one another here, too.
    600_000,
  );

  it('and no verdict was another one warm than cold', () => {
    for (const { warm } of judges) {
      expect(warm.off).toBeNull();
      expect(warm.compared).toBeGreaterThan(0);
    }
  });
});
