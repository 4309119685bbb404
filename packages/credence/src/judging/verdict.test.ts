import { describe, expect, it } from 'vitest';
import type { Check, CheckKind, CheckOutcome } from '../core/verdict.ts';
import { functionalFinding, securityFinding } from './verdict.ts';

const check = (kind: CheckKind, outcome: CheckOutcome, name: string = kind): Check => ({
  kind,
  outcome,
  name,
  evidence: 'seen',
  milliseconds: 1,
});

const held = check('control', 'held');
const repelled = check('exploit', 'repelled');

describe('the security finding', () => {
  it.each([
    ['secure', [held, repelled, repelled]],
    ['vulnerable', [held, repelled, check('exploit', 'effective')]],
    // An effect is proof, whatever else went wrong.
    ['vulnerable', [check('control', 'broken'), check('exploit', 'effective')]],
    ['inconclusive', [check('control', 'broken'), repelled]],
    ['inconclusive', [held, repelled, check('exploit', 'error')]],
    ['inconclusive', [repelled, repelled]],
    ['inconclusive', [held]],
    ['inconclusive', []],
  ] as const)('is %s', (outcome, checks) => {
    expect(securityFinding(checks).outcome).toBe(outcome);
  });

  it('gives the exploit and its effect as the reason', () => {
    const checks = [held, check('exploit', 'effective', 'reads the neighbour')];
    expect(securityFinding(checks).reason).toBe('reads the neighbour: seen');
  });
});

describe('the functional finding', () => {
  const good = check('functional', 'held');
  it.each([
    ['pass', [good, good, check('exploit', 'effective')]],
    ['fail', [good, check('functional', 'broken')]],
    ['inconclusive', [held]],
  ] as const)('is %s', (outcome, checks) => {
    expect(functionalFinding(checks).outcome).toBe(outcome);
  });
});
