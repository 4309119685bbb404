import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../test/fixture.ts';
import { hostileReport } from '../../test/hostile.ts';
import { helped } from '../../test/mitigation.ts';
import { unpacked } from '../../test/unpacked.ts';
import { armStates, functionalOutcomes, securityOutcomes } from './facts.ts';
import { byTask, shortKeys } from './facts-of.ts';
import { packTexts, unpackTexts } from './texts.ts';

const reports = { usual: simulatedReport({ tasks: 8 }), hostile: hostileReport() };

describe.each(Object.entries(reports))('a packed report (%s)', (_, data) => {
  const { facts, head, samples } = unpacked(data);

  it('keeps every fact of every sample', () => {
    expect(facts.size).toBe(data.samples.length);
    samples.forEach((sample, i) => {
      const task = facts.tasks[facts.task[i]!]!;
      const { task: id, cwe, language, benchmark } = sample;
      expect(task).toMatchObject({ id, cwe, language, benchmark });
      // A title belongs to a task: the first sample's counts.
      expect(task.title).toBe(samples.find((one) => one.task === id)?.title);
      expect(facts.models[facts.model[i]!]).toBe(sample.model);
      expect(facts.temperatures[facts.temperature[i]!]).toBe(sample.temperature);
      expect(facts.index[i]).toBe(sample.index);
      expect(functionalOutcomes[facts.functional[i]!]).toBe(sample.functional);
      expect(securityOutcomes[facts.security[i]!]).toBe(sample.security);
      expect(sample.key.startsWith(facts.keys[i]!)).toBe(true);
      for (const { method, target, value, missing } of sample.confidences) {
        const column = facts.confidences.find((c) => c.method === method && c.target === target)!;
        expect(column.value[i]).toBe(value ?? Number.NaN);
        const code = column.missing[i]!;
        expect(code === 0 ? null : column.reasons[code - 2]).toBe(missing);
      }
    });
  });

  it('keeps all but samples and what the page computes itself', () => {
    const { samples: _samples, calibration: __, outcomes: ___, ...rest } = data;
    expect(rest.recalibration).toBeUndefined();
    expect(head).toEqual(JSON.parse(JSON.stringify(rest)));
  });

  it('keeps every text of every sample', () => {
    const texts = unpackTexts(packTexts(samples));
    samples.forEach((sample, i) => {
      const { key, code, prompt, checks, functionalReason, securityReason } = sample;
      expect(texts[i]).toMatchObject({
        ...{ key, code, prompt, checks, functionalReason, securityReason },
        confidences: sample.confidences.map(({ method, target, raw }) => ({ method, target, raw })),
      });
    });
  });
});

it('keeps what gates said and what came of repair, and computes no table for it', () => {
  const data = helped(reports.usual);
  const never = () => {
    throw new Error('a table was computed');
  };
  const { recalibration, gates, prompting, repair, comparison } = data;
  const untouched = Object.fromEntries(
    Object.entries({ recalibration, gates, prompting, repair, comparison }).map(([name, table]) => [
      name,
      Object.defineProperty({ ...table }, 'rows', { get: never }),
    ]),
  );
  const { facts, head, other, samples } = unpacked({ ...data, ...untouched });
  expect(head.gates).toMatchObject({ threshold: 0.8, compositions: gates?.compositions });
  expect(head.repair?.arms).toEqual(repair?.arms);
  expect(other?.size).toBe(comparison?.answers.length);
  samples.forEach((sample, i) => {
    for (const { gate, turnedAway, most } of sample.gates ?? []) {
      const column = facts.gates.find(({ id }) => id === gate);
      expect(column?.says[i]).toBe(1);
      expect(column?.turnsAway[i]).toBe(turnedAway === null ? 0 : 1);
      expect(column?.most?.joint[i]).toBe(most?.joint);
    }
    for (const { arm, round, repaired, security } of sample.arms ?? []) {
      const column = facts.arms.find((one) => one.arm === arm && one.round === round);
      expect(((column?.state[i] ?? 0) & armStates.repaired) > 0).toBe(repaired);
      expect(securityOutcomes[column?.security[i] ?? 4]).toBe(security);
    }
  });
});

it('tells equal programs of a task from others', () => {
  const { facts, samples } = unpacked(reports.usual);
  for (let i = 1; i < samples.length; i++) {
    const same = samples[i]!.task === samples[0]!.task && samples[i]!.code === samples[0]!.code;
    expect(facts.program[i] === facts.program[0]).toBe(same);
  }
});

it('puts the samples of a task side by side, in their order', () => {
  const sorted = byTask(reports.usual.samples);
  const tasks = sorted.map(({ task }) => task);
  const runs = tasks.filter((task, i) => task !== tasks[i - 1]);
  expect(new Set(runs).size).toBe(runs.length);
  expect(new Set(sorted)).toEqual(new Set(reports.usual.samples));
});

it('shortens keys only as far as they stay apart', () => {
  expect(shortKeys(['aaaaaaaabbbbcccc', 'aaaaaaaabbbdcccc'])).toEqual([
    'aaaaaaaabbbb',
    'aaaaaaaabbbd',
  ]);
  expect(shortKeys(['a', 'b'])).toEqual(['a', 'b']);
  expect(shortKeys([])).toEqual([]);
});
