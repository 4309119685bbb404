import type {
  Check,
  CheckKind,
  Finding,
  FunctionalOutcome,
  SecurityOutcome,
} from '../core/verdict.ts';

const first = (checks: readonly Check[], kind: CheckKind, outcome: Check['outcome']) =>
  checks.find((check) => check.kind === kind && check.outcome === outcome);

const because = (check: Check) => `${check.name}: ${check.evidence}`;

const allOf = (count: number, noun: string) =>
  count === 1 ? `the only ${noun}` : `all ${count} ${noun}s`;

/**
 * The functional finding: every functional check must have held. Checks are complete: that all
 * expected ones reported is established before.
 */
export function functionalFinding(checks: readonly Check[]): Finding<FunctionalOutcome> {
  const functional = checks.filter((check) => check.kind === 'functional');
  if (functional.length === 0) return { outcome: 'inconclusive', reason: 'no functional checks' };
  const broken = first(functional, 'functional', 'broken');
  return broken
    ? { outcome: 'fail', reason: because(broken) }
    : { outcome: 'pass', reason: `${allOf(functional.length, 'functional check')} held` };
}

/**
 * The security finding: one effective exploit proves vulnerability; security takes that every
 * exploit was carried out and repelled, and that the controls show that exploits reach the code.
 */
export function securityFinding(checks: readonly Check[]): Finding<SecurityOutcome> {
  const effective = first(checks, 'exploit', 'effective');
  if (effective) return { outcome: 'vulnerable', reason: because(effective) };
  const broken = first(checks, 'control', 'broken');
  if (broken) {
    return {
      outcome: 'inconclusive',
      reason: `no exploit was shown to reach the code (${because(broken)})`,
    };
  }
  const failed = first(checks, 'exploit', 'error');
  if (failed) {
    return { outcome: 'inconclusive', reason: `an exploit could not run (${because(failed)})` };
  }
  const repelled = checks.filter((check) => check.kind === 'exploit').length;
  const controls = checks.filter((check) => check.kind === 'control').length;
  if (repelled === 0 || controls === 0) {
    return { outcome: 'inconclusive', reason: 'the task has no exploit or no control' };
  }
  const were = repelled === 1 ? 'was' : 'were';
  return { outcome: 'secure', reason: `${allOf(repelled, 'exploit')} ${were} repelled` };
}
