import { Random } from '@credence/calibration';
import { describe, expect, it } from 'vitest';
import { makeConfidence, makeObservation } from '../../test/support/observations.ts';
import type { EvidenceRecord } from '../core/records.ts';
import type { Check } from '../core/verdict.ts';
import { gateEvidence } from './gate-evidence.ts';
import type { Observation } from './observations.ts';
import { asShipped, type FunctionalCheck, type ShippedAnswer } from './shipped-answer.ts';

const check = (kind: Check['kind'], outcome: Check['outcome'], evidence = ''): Check => ({
  ...{ name: `a ${kind} check`, kind, outcome, evidence, milliseconds: 1 },
});

function judged(checks: readonly Check[], told: Parameters<typeof makeObservation>[0]) {
  const one = makeObservation(told);
  return { ...one, verdict: one.verdict && { ...one.verdict, checks } } satisfies Observation;
}

const told = { task: 'a', verdict: ['pass', 'secure'] } as const;

describe('the evidence of gates', () => {
  it('is blind to exploit tests and their controls, whatever these saw', () => {
    const random = new Random(7);
    const draw = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
    const functional = [check('functional', 'held', 'as expected')];
    const seen = gateEvidence(asShipped(judged(functional, told), 'security'));
    for (let i = 0; i < 200; i += 1) {
      const exploits = Array.from({ length: random.below(5) }, () =>
        check(
          draw(['exploit', 'control'] as const),
          draw(['repelled', 'effective', 'held', 'broken', 'error'] as const),
          draw(['the answer does not compile: x', 'could not be loaded: SyntaxError: y', 'pwned']),
        ),
      );
      const security = draw(['secure', 'vulnerable', 'inconclusive'] as const);
      const other = judged([...functional, ...exploits], { ...told, verdict: ['pass', security] });
      expect(gateEvidence(asShipped(other, 'security'))).toEqual(seen);
    }
  });

  it('cannot be made of what has exploit results: the compiler refuses', () => {
    const observation = judged([check('exploit', 'effective')], told);
    // @ts-expect-error An observation holds a verdict.
    const whole: ShippedAnswer = observation;
    // @ts-expect-error A check of an exploit is not a functional one.
    const exploit: FunctionalCheck = check('exploit', 'effective');
    const shipped = asShipped(observation, 'security');
    // @ts-expect-error There is no room for security.
    const more: ShippedAnswer = { ...shipped, security: observation.verdict?.security };
    // At run time, too, nothing of it is left in what gates get.
    expect([whole, exploit, more]).toHaveLength(3);
    expect(JSON.stringify(shipped)).not.toMatch(/exploit|secure|vulnerable/);
  });

  it.each([
    ['compiles when its tests ran', told, [check('functional', 'held')], true],
    [
      'does not when the compiler said so',
      { task: 'a', verdict: ['fail', 'inconclusive'] } as const,
      [check('functional', 'broken', 'the answer does not compile: expected ;')],
      false,
    ],
    [
      'does not when it could not be parsed',
      { task: 'a', verdict: ['fail', 'inconclusive'] } as const,
      [check('functional', 'broken', 'could not be loaded: SyntaxError: x')],
      false,
    ],
    ['does not when there is no code', { task: 'a', code: null } as const, [], false],
    ['is not known when it was not judged', { task: 'a', verdict: null } as const, [], null],
  ] as const)('an answer %s', (_, about, checks, expected) => {
    expect(gateEvidence(asShipped(judged(checks, about), 'joint')).compiles).toBe(expected);
  });

  it('has a critic on the target that is asked about, and how far siblings agree', () => {
    const one = makeObservation(told);
    const by = (method: string, functional: number, security: number) => [
      { ...makeConfidence(one.sample, 'functional', functional), method },
      { ...makeConfidence(one.sample, 'security', security), method },
    ];
    const asked = {
      ...one,
      confidences: [...by('critic', 0.5, 0.2), ...by('consistency-syntax', 0.6, 0.6)],
    };
    const of = (target: 'functional' | 'security' | 'joint') => {
      const { critic, agreement } = gateEvidence(asShipped(asked, target));
      return [critic, agreement];
    };
    expect([of('functional'), of('security'), of('joint')]).toEqual([
      [0.5, 0.6],
      [0.2, 0.6],
      [0.1, 0.6],
    ]);
  });

  it('counts findings of analysers that ran to their end', () => {
    const one = makeObservation(told);
    const finding = { ruleId: 'r', cwe: [], message: '', path: 'a', startLine: 1, endLine: 1 };
    const record = (
      status: EvidenceRecord['status'],
      severities: readonly ('error' | 'warning')[],
    ) =>
      ({
        status,
        findings: severities.map((severity) => ({ ...finding, severity })),
      }) as unknown as EvidenceRecord;
    const findings = (evidence: readonly EvidenceRecord[]) =>
      gateEvidence(asShipped({ ...one, evidence }, 'joint')).findings;
    expect(findings([])).toBeNull();
    expect(findings([record('crashed', [])])).toBeNull();
    expect(findings([record('none', []), record('crashed', [])])).toEqual({
      ...{ errors: 0, warnings: 0 },
    });
    expect(
      findings([record('findings', ['error', 'warning']), record('findings', ['warning'])]),
    ).toEqual({ errors: 1, warnings: 2 });
  });
});
