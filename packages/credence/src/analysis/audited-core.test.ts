import { expect, it } from 'vitest';
import { answersOf } from '../../test/support/chosen.ts';
import { makeObservation } from '../../test/support/observations.ts';
import type { Benchmark } from '../benchmarks/benchmark.ts';
import { studyFacts } from './answers/study-facts.ts';
import { auditedCore } from './audited-core.ts';
import { benchmarkRows } from './cells.ts';

const observations = ['a', 'b', 'c'].map((task) => makeObservation({ task }));
const hashOf = (index: number) => observations[index]!.task.oracle.hash;

function benchmark(sound: Readonly<Record<string, string>> | null, outside = true): Benchmark {
  const audit = sound && { credence: '1', date: '2026-01-31', repeat: 1, toolchains: {}, sound };
  return {
    ...{ id: 'bench', description: '', folder: '/nowhere' },
    load: async () => [],
    audit: async () => audit,
    ...(outside && { source: async () => ({ path: '/nowhere', commit: null, digest: '' }) }),
  };
}

const answers = answersOf(observations);
const all = benchmarkRows(studyFacts(answers, {}));

const core = async (of: Benchmark) =>
  (await auditedCore(answers.tasks, answers.task, all, [of])).flatMap(({ benchmark, rows }) =>
    Array.from(rows, (row) => [answers.tasks[answers.task[row]!]!.id, benchmark]),
  );

it('is what the audit found sound, as it is now, under a name of its own', async () => {
  const sound = { 'bench/python/a': hashOf(0), 'bench/python/b': 'before it was changed' };
  expect(await core(benchmark(sound))).toEqual([['bench/python/a', 'bench, audited core']]);
});

it('is not shown of tasks of our own, without an audit, or where it is everything', async () => {
  const all = Object.fromEntries(observations.map(({ task }) => [task.id, task.oracle.hash]));
  expect(await core(benchmark({ 'bench/python/a': hashOf(0) }, false))).toEqual([]);
  expect(await core(benchmark(null))).toEqual([]);
  expect(await core(benchmark(all))).toEqual([]);
});
