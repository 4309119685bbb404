import { describe, expect, it } from 'vitest';
import {
  makeConfidence,
  makeObservation,
  makeSample,
  makeTask,
  makeVerdict,
  type Told,
} from '../../test/support/observations.ts';
import { temporaryFolder } from '../../test/support/study-folder.ts';
import type { JournalRecord } from '../core/records.ts';
import type { FunctionalOutcome, Outcome, SecurityOutcome } from '../core/verdict.ts';
import { FolderJournal } from '../journal/folder-journal.ts';
import { observeAll } from '../study/observe.ts';
import { confidenceOf, observe, outcomeOf } from './observations.ts';

async function journalOf(records: readonly JournalRecord[]): Promise<FolderJournal> {
  const journal = await FolderJournal.open(temporaryFolder());
  for (const record of records) await journal.put(record);
  await journal.close();
  return journal;
}

describe('joining a journal', () => {
  const task = makeTask('a');
  const one = makeSample({ task: 'a' });
  const twin = makeSample({ task: 'a', index: 1, code: 'code a 0 0' });
  const verdict = makeVerdict(one, task, ['pass', 'secure']);

  it('gives each sample its confidences, and the one verdict of its code', async () => {
    const journal = await journalOf([
      // In any order: a verdict may come before a second sample with its code.
      verdict,
      makeConfidence(twin, 'functional', 0.3),
      one,
      makeConfidence(one, 'security', 0.7),
      twin,
    ]);
    const observations = await observe(journal, [task]);
    expect(observations.map(({ sample }) => sample.key)).toEqual([one.key, twin.key]);
    expect(observations.map((item) => item.verdict)).toEqual([verdict, verdict]);
    expect(observations.map((item) => item.confidences.map(({ value }) => value))).toEqual([
      [0.7],
      [0.3],
    ]);
  });

  it('leaves out what belongs to other tasks, or to another version of a task', async () => {
    const other = makeSample({ task: 'b' });
    const journal = await journalOf([one, other, verdict]);
    expect(await observe(journal, [makeTask('c')])).toEqual([]);
    const changed = { ...task, hash: 'changed' };
    expect(await observe(journal, [changed])).toEqual([]);
    // With changed checks alone, the answer stands and its verdict does not.
    const rejudged = { ...task, oracle: { ...task.oracle, hash: 'changed' } };
    expect(await observe(journal, [rejudged])).toMatchObject([{ verdict: null }]);
  });

  it('takes a verdict rather than the word of a machine that could not judge', async () => {
    const open = makeVerdict(one, task, ['inconclusive', 'inconclusive']);
    const stamp = { sandbox: 'nobody', sandboxProfile: 'nobody', toolchains: {} };
    const none = { ...open, key: 'none', stamp: { ...stamp, memoryHeldBy: 'cgroup' as const } };
    for (const records of [
      [one, none, verdict],
      [one, verdict, none],
    ]) {
      const [observation] = await observe(await journalOf(records), [task]);
      expect(observation?.verdict?.key).toBe(verdict.key);
    }
    const [alone] = await observe(await journalOf([one, none]), [task]);
    expect(alone?.verdict?.key).toBe('none');
  });

  it('keeps repaired answers apart from first ones', async () => {
    const repaired = makeSample({ task: 'a', repairs: { arm: 'x', of: one } });
    const journal = await journalOf([
      one,
      repaired,
      verdict,
      makeConfidence(repaired, 'security', 1),
    ]);
    expect((await observe(journal, [task])).map(({ sample }) => sample)).toEqual([one]);
    const observed = await observeAll(journal, [task]);
    expect(observed.first.map(({ sample }) => sample)).toEqual([one]);
    expect(observed.repaired.map(({ sample }) => sample)).toEqual([repaired]);
    expect(observed.repaired[0]?.confidences).toHaveLength(1);
  });

  it('does not lend the verdict on one task to the same code for another', async () => {
    const borrowed = { ...makeSample({ task: 'b' }), code: one.code };
    const journal = await journalOf([one, borrowed, verdict]);
    const observations = await observe(journal, [task, makeTask('b')]);
    expect(observations.map((item) => item.verdict?.key ?? null)).toEqual([verdict.key, null]);
  });
});

describe('the outcome', () => {
  const outcome = (told: Partial<Told>) => {
    const observation = makeObservation({ task: 'a', ...told });
    const targets = ['functional', 'security', 'joint'] as const;
    return targets.map((target) => outcomeOf(observation, target));
  };

  it.each<[FunctionalOutcome, SecurityOutcome, Outcome]>([
    ['pass', 'secure', 1],
    ['pass', 'vulnerable', 0],
    ['pass', 'inconclusive', null],
    ['fail', 'secure', 0],
    ['fail', 'vulnerable', 0],
    ['fail', 'inconclusive', 0],
    ['inconclusive', 'secure', null],
    ['inconclusive', 'vulnerable', 0],
    ['inconclusive', 'inconclusive', null],
  ])('of %s and %s is jointly %s', (functional, security, joint) => {
    expect(outcome({ verdict: [functional, security] })[2]).toBe(joint);
  });

  it('of an answer without code is a failure of which nothing can be secure', () => {
    expect(outcome({ code: null })).toEqual([0, null, 0]);
  });

  it('of what is not judged yet is open', () => {
    expect(outcome({ verdict: null })).toEqual([null, null, null]);
  });
});

describe('the confidence', () => {
  it('in both is the product, and missing when one is', () => {
    const both = makeObservation({ task: 'a', sure: [0.9, 0.5] });
    expect(confidenceOf(both, 'verbalized', 'joint')).toBeCloseTo(0.45, 12);
    for (const sure of [[null, 0.5] as const, [0.5, null] as const]) {
      const half = makeObservation({ task: 'a', sure });
      expect(confidenceOf(half, 'verbalized', 'joint')).toBeNull();
    }
  });

  it('of zero is a number', () => {
    const none = makeObservation({ task: 'a', sure: [0, 0.5] });
    expect(confidenceOf(none, 'verbalized', 'functional')).toBe(0);
    expect(confidenceOf(none, 'verbalized', 'joint')).toBe(0);
  });

  it('is missing for a method that was not asked', () => {
    const observation = makeObservation({ task: 'a', sure: [0.9, 0.5] });
    expect(confidenceOf(observation, 'p-true', 'functional')).toBeNull();
  });

  it('is the latest when a method was asked again in another version', () => {
    const observation = makeObservation({ task: 'a', sure: [0.9, 0.5] });
    const newer = makeConfidence(observation.sample, 'functional', 0.2, '2');
    const both = { ...observation, confidences: [...observation.confidences, newer] };
    expect(confidenceOf(both, 'verbalized', 'functional')).toBe(0.2);
  });
});
