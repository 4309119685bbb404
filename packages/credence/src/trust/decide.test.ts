import { plattScaling } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { domain, handMadePolicy } from '../../test/support/policy.ts';
import { type GateAnswer, gate } from './decide.ts';
import { parsePolicy } from './parse-policy.ts';
import type { TrustPolicy } from './policy.ts';

const policy: TrustPolicy = {
  ...handMadePolicy,
  gates: ['compile', 'execution', 'static-error', 'critic'].map((id) => ({ id, version: '1' })),
  domain: { ...domain, temperatures: [0, 0.2], models: ['m'], languages: ['python'] },
};
const answer: GateAnswer = {
  model: 'm',
  temperature: 0.2,
  prompting: 'plain',
  language: 'python',
  kind: 'self-contained',
  method: 'verbalized',
  confidence: { functional: 0.9, security: 0.9 },
};

describe('a decision', () => {
  it('accepts from the threshold on, that included', () => {
    expect(gate(policy, answer)).toMatchObject({ decision: 'accept', probability: 0.81 });
    const exact = { ...answer, confidence: { functional: 0.8, security: 1 } };
    expect(gate(policy, exact).decision).toBe('accept');
  });

  it('leaves what is between to people, and rejects what is hopeless', () => {
    const at = (functional: number) =>
      gate(policy, { ...answer, confidence: { functional, security: 1 } }).decision;
    expect([at(0.79), at(0.2), at(0.19)]).toEqual(['review', 'review', 'reject']);
  });

  it('does not make a number of a missing confidence', () => {
    for (const confidence of [{}, { functional: 0.9 }, { functional: 0.9, security: null }]) {
      expect(gate(policy, { ...answer, confidence })).toMatchObject({
        decision: 'review',
        probability: null,
      });
    }
    const functional: TrustPolicy = { ...policy, target: 'functional' };
    expect(gate(functional, { ...answer, confidence: { functional: 0.9 } }).decision).toBe(
      'accept',
    );
  });

  it('turns away what the evidence speaks against, whatever the confidence', () => {
    const sure = { ...answer, confidence: { functional: 1, security: 1 } };
    for (const evidence of [
      { compiles: false },
      { functional: 'fail' },
      { findings: { errors: 1, warnings: 0 } },
    ] as const) {
      expect(gate(policy, { ...sure, evidence }).decision).toBe('reject');
    }
    const soft = { functional: 'inconclusive', findings: { errors: 0, warnings: 9 } } as const;
    expect(gate(policy, { ...sure, evidence: soft }).decision).toBe('accept');
    expect(gate(policy, { ...sure, evidence: { critic: 0.5 } })).toMatchObject({
      decision: 'review',
      probability: 0.5,
    });
  });

  it.each([
    [{ model: 'other' }, 'model is other, not m'],
    [{ temperature: 0.7 }, 'temperature is 0.7, not 0 or 0.2'],
    [{ language: 'java' as const }, 'language is java, not python'],
    [{ kind: 'repository' as const }, 'kind is repository, not self-contained'],
    [{ prompting: 'hinted' }, 'prompting is hinted, not plain'],
    [{ method: 'p-true' }, 'confidence method is p-true, not verbalized'],
  ])('says nothing about an answer from elsewhere: %j', (change, reason) => {
    const elsewhere = { ...answer, ...change };
    expect(gate(policy, elsewhere)).toMatchObject({
      decision: 'outside-domain',
      reasons: [reason],
    });
    expect(gate(policy, elsewhere, { outsideDomain: 'review' }).decision).toBe('review');
  });

  it('takes what is not said for unknown, and so for elsewhere', () => {
    const { model: _, ...unnamed } = answer;
    expect(gate(policy, unnamed)).toMatchObject({
      decision: 'outside-domain',
      reasons: ['model is not said, not m'],
    });
  });

  it('accepts nothing by a policy that could not be certified', () => {
    const none: TrustPolicy = { ...policy, threshold: null };
    const sure = { ...answer, confidence: { functional: 1, security: 1 } };
    expect(gate(none, sure).decision).toBe('review');
  });

  it('decides on the calibrated scale', () => {
    const map = plattScaling.fit([0.9, 0.9, 0.9, 0.5, 0.5, 0.5], [1, 1, 0, 1, 0, 0])!;
    const recalibration = map.toJSON();
    const mapped = gate(
      { ...policy, recalibration },
      { ...answer, confidence: { functional: 0.9, security: 1 } },
    );
    expect(map.apply(0.9)).toBeLessThan(0.8);
    expect(mapped.probability).toBe(map.apply(0.9));
    expect(mapped.decision).toBe('review');
  });
});

describe('a policy in a file', () => {
  it('comes back as it was', () => {
    expect(parsePolicy(JSON.stringify(policy), 'p.json')).toEqual(policy);
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /not JSON/],
    ['another document', '{}', /not a trust policy/],
    ['another version', JSON.stringify({ ...policy, version: 2 }), /has version 2/],
    ['alpha 1', JSON.stringify({ ...policy, alpha: 1 }), /alpha is missing or of another kind/],
    ['a threshold in words', JSON.stringify({ ...policy, threshold: '0.8' }), /threshold/],
    ['half a domain', JSON.stringify({ ...policy, domain: { models: ['m'] } }), /domain/],
    [
      'a gate of another version',
      JSON.stringify({ ...policy, gates: [{ id: 'compile', version: '0' }] }),
      /was another one/,
    ],
    [
      'an unknown gate',
      JSON.stringify({ ...policy, gates: [{ id: 'magic', version: '1' }] }),
      /no gate "magic"/,
    ],
    [
      'a damaged recalibration',
      JSON.stringify({ ...policy, recalibration: { method: 'platt' } }),
      /recalibration is damaged/,
    ],
  ])('is refused when it is %s', (_, text, message) => {
    expect(() => parsePolicy(String(text), 'p.json')).toThrow(message);
  });
});
