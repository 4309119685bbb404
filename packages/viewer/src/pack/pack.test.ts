import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../test/fixture.ts';
import { hostileReport } from '../../test/hostile.ts';
import { simulatedMitigation } from '../../test/mitigation.ts';
import { unpacked } from '../../test/unpacked.ts';
import { functionalOutcomes, securityOutcomes } from './facts.ts';
import { byTask, shortKeys } from './pack-facts.ts';
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

it('keeps the transfer matrices to seven digits, as far as the page shows them', () => {
  const tables = simulatedMitigation(['simulated-small', 'simulated-large'], 'verbalized');
  const { head, carried } = unpacked({ ...reports.usual, ...tables });
  const { transfer, ...others } = tables.recalibration;
  expect(head.recalibration).toEqual(JSON.parse(JSON.stringify(others)));
  const [first] = transfer;
  const { method = '', target = 'security' } = first ?? {};
  const own = transfer.filter((row) => row.method === method && row.target === target);
  const read = carried(method, target);
  expect(own.length).toBeGreaterThan(3);
  expect(read).toHaveLength(own.length);
  read.forEach((row, index) => {
    const { before, after, change, cost, ...about } = own[index]!;
    expect(row).toMatchObject(about);
    for (const [mine, theirs] of [
      [row.before.ece, before.ece],
      [row.after.ece, after.ece],
      [row.change.ece, change.ece],
      [row.cost.ece, cost.ece],
      [row.cost.brier, cost.brier],
    ] as const) {
      for (const end of ['value', 'low', 'high'] as const) {
        if (theirs[end] === null) expect(mine[end]).toBeNull();
        else expect(mine[end]).toBeCloseTo(theirs[end], 6);
      }
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
