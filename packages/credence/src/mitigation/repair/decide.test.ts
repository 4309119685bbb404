import { describe, expect, it } from 'vitest';
import { makeObservation, type Told } from '../../../test/support/observations.ts';
import type { Observation } from '../../core/observation.ts';
import { Chains } from './chains.ts';
import { decider } from './decide.ts';
import { partners } from './partners.ts';
import { type RepairArm, repairArmSchema, triggered } from './registry.ts';

const arm = (fields: object): RepairArm => repairArmSchema.parse({ name: 'x', ...fields });
const decide = (fields: object, told: Partial<Told>) =>
  triggered(arm(fields), makeObservation({ task: 'a', ...told }), 1);

const unsure = { when: 'confidence', method: 'verbalized', target: 'security', below: 0.5 };

describe('a trigger', () => {
  it.each<[object, Partial<Told>, string]>([
    [unsure, { sure: [0.9, 0.49] }, 'repair'],
    [unsure, { sure: [0.1, 0.5] }, 'leave'],
    [unsure, { sure: [0.1, null] }, 'unknown'],
    [{ ...unsure, target: 'functional' }, { sure: [0.1, 0.9] }, 'repair'],
    // 0.7 x 0.7 = 0.49
    [{ ...unsure, target: 'joint' }, { sure: [0.7, 0.7] }, 'repair'],
    [{ when: 'failed-tests' }, { verdict: ['fail', 'secure'] }, 'repair'],
    [{ when: 'failed-tests' }, { verdict: ['pass', 'vulnerable'] }, 'leave'],
    [{ when: 'failed-tests' }, { verdict: ['inconclusive', 'secure'] }, 'unknown'],
    [{ when: 'failed-tests' }, { verdict: null }, 'unknown'],
    [{ when: 'oracle' }, { verdict: ['pass', 'vulnerable'] }, 'repair'],
    [{ when: 'oracle' }, { verdict: ['fail', 'secure'] }, 'leave'],
    [{ when: 'oracle' }, { verdict: ['pass', 'inconclusive'] }, 'unknown'],
    [{ when: 'findings' }, {}, 'unknown'],
    [{ when: 'random', rate: 1 }, {}, 'repair'],
  ])('of %j on %j says %s', (fields, told, expected) => {
    expect(decide(fields, told)).toBe(expected);
  });

  it.each([
    ['note', 'warning', 'repair'],
    ['warning', 'warning', 'repair'],
    ['error', 'warning', 'leave'],
    ['error', null, 'leave'],
  ] as const)('on findings from %s up, with one of %s, says %s', (severity, found, expected) => {
    const finding = { ruleId: 'r', cwe: [], message: '', path: '', startLine: 1, endLine: 1 };
    const answer: Observation = {
      ...makeObservation({ task: 'a' }),
      evidence: [
        {
          ...{ kind: 'evidence', key: '', analyser: 'a', version: '1', rules: null, detail: null },
          ...{ language: 'python', milliseconds: 1, task: '', context: '', code: '', at: '' },
          status: found === null ? 'none' : 'findings',
          findings: found === null ? [] : [{ ...finding, severity: found }],
        },
      ],
    };
    expect(triggered(arm({ when: 'findings', severity }), answer, 1)).toBe(expected);
  });
});

/** Some answers, of which every fourth is one that its author is not sure of. */
const many = Array.from({ length: 400 }, (_, i) =>
  makeObservation({
    task: `t${i % 40}`,
    index: Math.floor(i / 40),
    temperature: i % 2,
    sure: [0.9, i % 8 < 2 ? 0.2 : 0.9],
    verdict: ['pass', 'secure'],
  }),
);

function repairedBy(arms: readonly RepairArm[], name: string, seed = 1, first = many) {
  const by = arms.find((one) => one.name === name) as RepairArm;
  const decide = decider({
    ...{ arms, first, seed, methods: ['verbalized'] },
    chains: new Chains([]),
    complete: () => true,
  });
  return first.filter((answer) => decide(by, answer, 1) === 'repair').map((one) => one.sample.key);
}

describe('the random control', () => {
  const rate = [arm({ name: 'r', when: 'random', rate: 0.3 })];
  const matching = [
    arm({ ...unsure, name: 'unsure' }),
    arm({ name: 'r', when: 'random', match: 'unsure' }),
  ];

  it('repairs at about its rate', () => {
    // 400 draws of 0.3: a standard deviation is 9.
    expect(Math.abs(repairedBy(rate, 'r').length - 120)).toBeLessThan(36);
  });

  it.each([rate, matching])('draws by seed and sample, whatever the order', (...arms) => {
    const drawn = repairedBy(arms, 'r');
    expect(repairedBy(arms, 'r', 1, many.toReversed()).toSorted()).toEqual(drawn.toSorted());
    expect(repairedBy(arms, 'r', 2)).not.toEqual(drawn);
  });

  it('that matches an arm repairs as many in every cell, and others', () => {
    const wanted = new Set(repairedBy(matching, 'unsure'));
    const drawn = new Set(repairedBy(matching, 'r'));
    const at = (keys: ReadonlySet<string>, temperature: number) =>
      many.filter((one) => one.sample.temperature === temperature && keys.has(one.sample.key));
    for (const temperature of [0, 1]) {
      expect(at(drawn, temperature).length).toBe(at(wanted, temperature).length);
    }
    expect(wanted.size).toBe(100);
    // By chance a quarter of the hundred are drawn as well: a standard deviation is below 5.
    const both = [...drawn].filter((key) => wanted.has(key)).length;
    expect(Math.abs(both - 25)).toBeLessThan(20);
  });

  it('waits until all first answers of the model are there', () => {
    const [unsureArm, control] = matching as [RepairArm, RepairArm];
    const decide = decider({
      ...{ arms: matching, first: many, seed: 1, methods: ['verbalized'] },
      chains: new Chains([]),
      complete: () => false,
    });
    expect(new Set(many.map((answer) => decide(control, answer, 1)))).toEqual(new Set(['unknown']));
    expect(many.some((answer) => decide(unsureArm, answer, 1) === 'repair')).toBe(true);
  });

  it('yokes every answer with code to another one of its cell, each once', () => {
    const [withoutCode, ...rest] = many;
    const first = [makeObservation({ task: 'none', code: null }), ...rest];
    expect(withoutCode).toBeDefined();
    const yoke = partners(first, 'r', 1);
    expect(yoke.size).toBe(rest.length);
    expect(new Set([...yoke.values()].map(({ sample }) => sample.key)).size).toBe(rest.length);
    for (const { sample } of rest) {
      const partner = yoke.get(sample.key)?.sample;
      expect(partner?.key).not.toBe(sample.key);
      expect(partner?.temperature).toBe(sample.temperature);
    }
  });
});

describe('rounds', () => {
  const arms = [arm({ ...unsure, name: 'unsure', rounds: 2 })];
  const [own] = arms as [RepairArm];
  const first = makeObservation({ task: 'a', sure: [0.9, 0.2], verdict: ['pass', 'vulnerable'] });
  const repaired = (sure: readonly [number, number], code?: null) =>
    makeObservation({
      ...{ task: 'a', sure, verdict: ['pass', 'secure'] },
      repairs: { arm: 'unsure', of: first.sample },
      ...(code === null && { code }),
    });
  const inRound = (round: number, ...answers: readonly Observation[]) =>
    decider({
      ...{ arms, first: [first], seed: 1, methods: ['verbalized'] },
      chains: new Chains(answers),
      complete: () => true,
    })(own, first, round);

  it('go on from the answer of the round before, by what was found out about it', () => {
    expect(inRound(2)).toBe('leave');
    expect(inRound(2, repaired([0.9, 0.3]))).toBe('repair');
    expect(inRound(2, repaired([0.9, 0.6]))).toBe('leave');
  });

  it('end with the last, and where there is no code left', () => {
    expect(inRound(3, repaired([0.9, 0.3]))).toBe('leave');
    expect(inRound(2, repaired([0.9, 0.3], null))).toBe('leave');
  });

  it('stand as they were made, whatever the trigger says now', () => {
    const sure = { ...first, confidences: repaired([0.9, 0.9]).confidences };
    const decide = decider({
      ...{ arms, first: [sure], seed: 1, methods: ['verbalized'] },
      chains: new Chains([repaired([0.9, 0.9])]),
      complete: () => true,
    });
    expect(decide(own, sure, 1)).toBe('repair');
  });
});
