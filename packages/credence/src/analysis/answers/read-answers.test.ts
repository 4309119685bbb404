import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import {
  makeConfidence,
  makeSample,
  makeTask,
  makeVerdict,
} from '../../../test/support/observations.ts';
import type { EvidenceRecord, JournalRecord } from '../../core/records.ts';
import { targets } from '../../core/verdict.ts';
import { answerContext } from '../../judging/analysers/answer.ts';
import { observeAll } from '../../study/observe.ts';
import { gateEvidence } from '../gate-evidence.ts';
import { confidenceOf, type Observation, outcomeOf } from '../observations.ts';
import { asShipped } from '../shipped-answer.ts';
import { confidenceColumn } from './confidence-column.ts';
import { evidenceOf } from './evidence-of.ts';
import { outcomeColumn } from './outcomes.ts';
import { readAnswers } from './read-answers.ts';

const tasks = ['b', 'a', 'c'].map(makeTask);

const journalOf = (records: readonly JournalRecord[]) => ({
  async *records() {
    yield* records;
  },
  bodies: async () => new Map(),
  notices: [],
  close: async () => {},
});

/** Records of every kind, some answers without confidences, code or verdict, in any order. */
function records(seed: number): readonly JournalRecord[] {
  const random = new Random(seed);
  const draw = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
  const all: JournalRecord[] = [];
  const samples = Array.from({ length: 200 }, (_, i) =>
    makeSample({
      task: draw(['a', 'b', 'c', 'unknown']),
      model: draw(['x', 'y']),
      temperature: draw([0, 0.8]),
      index: i,
      ...draw([{}, { code: null }, { code: 'the same' }]),
    }),
  );
  const repaired = samples.slice(0, 40).map(({ task, index }, i) =>
    makeSample({
      ...{ task: task.split('/').at(-1) ?? '', index },
      repairs: { arm: draw(['one', 'two']), of: samples[i]! },
    }),
  );
  for (const sample of [...samples, ...repaired]) {
    all.push(sample);
    for (const target of ['functional', 'security'] as const) {
      if (random.uniform() < 0.8) {
        all.push(makeConfidence(sample, target, draw([null, random.uniform()]), draw(['1', '2'])));
      }
    }
    const task = tasks.find(({ id }) => id === sample.task);
    if (task === undefined || sample.code === null || random.uniform() < 0.2) continue;
    all.push(
      makeVerdict(sample, task, [
        draw(['pass', 'fail', 'inconclusive']),
        draw(['secure', 'vulnerable']),
      ]),
    );
    const evidence: EvidenceRecord = {
      ...{ kind: 'evidence', key: `${sample.key} semgrep`, status: draw(['none', 'findings']) },
      ...{ task: task.id, context: answerContext(task), code: sample.code, at: sample.at },
      ...{ analyser: 'semgrep', version: '1', rules: null, language: 'python', detail: null },
      ...{ findings: [], milliseconds: 1 },
    };
    all.push(evidence);
  }
  // A key is read once, whatever the order.
  const unique = [...new Map(all.map((record) => [record.key, record])).values()];
  return unique
    .map((record) => ({ record, at: random.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ record }) => record);
}

describe.each([1, 2, 3])('answers in columns (seed %i)', async (seed) => {
  const order = { models: [{ id: 'y' }, { id: 'x' }], confidence: ['verbalized'] };
  const journal = journalOf(records(seed));
  const observed = await observeAll(journal, tasks, order);
  const read = await readAnswers(journal, tasks, order);

  it.each(['first', 'repaired'] as const)('say what the observations say (%s)', (which) => {
    const answers = read[which];
    const byKey = new Map(observed[which].map((one) => [one.sample.key, one]));
    const own = Array.from({ length: answers.size }, (_, row) => byKey.get(answers.key(row))!);
    expect(new Set(own)).toEqual(new Set(observed[which]));
    expect(own.length).toBeGreaterThan(10);
    const of = <T>(value: (one: Observation) => T) => own.map(value);
    expect(Array.from(answers.task, (task) => answers.tasks[task]!.id)).toEqual(
      of(({ task }) => task.id),
    );
    expect(Array.from(answers.model, (model) => answers.models[model])).toEqual(
      of(({ sample }) => sample.model),
    );
    expect(Array.from(answers.temperature)).toEqual(of(({ sample }) => sample.temperature));
    expect(Array.from(answers.index)).toEqual(of(({ sample }) => sample.index));
    expect(Array.from(answers.shown, answers.text)).toEqual(
      of(({ sample }) => sample.code ?? sample.response),
    );
    expect(Array.from(answers.evidence, (place) => answers.analyses[place] ?? [])).toEqual(
      of(({ evidence }) => evidence),
    );
    const evidence = evidenceOf(answers);
    for (const target of targets) {
      expect(Array.from(outcomeColumn(answers, target))).toEqual(
        of((one) => outcomeOf(one, target) ?? Number.NaN),
      );
      expect(Array.from(confidenceColumn(answers, 'verbalized', target))).toEqual(
        of((one) => confidenceOf(one, 'verbalized', target) ?? Number.NaN),
      );
      expect(own.map((_, row) => evidence(row, target))).toEqual(
        of((one) => gateEvidence(asShipped(one, target))),
      );
    }
  });

  it('come by task, and within a task as the study plans them', () => {
    const { first } = read;
    const ids = Array.from(first.task, (task) => first.tasks[task]!.id);
    expect(ids).toEqual(ids.toSorted());
    const byTask = observed.first.toSorted((a, b) =>
      a.task.id < b.task.id ? -1 : a.task.id > b.task.id ? 1 : 0,
    );
    expect(Array.from({ length: first.size }, (_, row) => first.key(row))).toEqual(
      byTask.map(({ sample }) => sample.key),
    );
  });

  it('know where a repaired answer comes from', () => {
    const { repaired } = read;
    const byKey = new Map(observed.repaired.map(({ sample }) => [sample.key, sample.repair]));
    expect(repaired.origins).toEqual(
      Array.from({ length: repaired.size }, (_, row) => byKey.get(repaired.key(row))),
    );
  });
});
