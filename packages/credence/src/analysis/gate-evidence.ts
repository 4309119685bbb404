import type { Evidence } from '../trust/evidence.ts';
import type { ShippedAnswer } from './shipped-answer.ts';

/** Whether the code could be parsed or compiled, as far as its functional tests have shown it. */
function compiles({ hasCode, functional, functionalChecks }: ShippedAnswer): boolean | null {
  if (!hasCode) return false;
  const refused = functionalChecks.some(({ evidence }) =>
    /does not compile|could not be loaded: \w*(Syntax|Indentation|Tab|Parse)Error/.test(evidence),
  );
  if (refused) return false;
  // Others recorded that it failed, and not why.
  if (functional === 'fail' && functionalChecks.length === 0) return null;
  return functional === null || functional === 'inconclusive' ? null : true;
}

/** Findings of all analysers that ran to their end, or `null` when none did. */
function findings({ analyses }: ShippedAnswer): Evidence['findings'] {
  const ran = analyses.filter(({ status }) => status === 'findings' || status === 'none');
  if (ran.length === 0) return null;
  const all = ran.flatMap((record) => record.findings);
  const count = (severity: string) => all.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/** What gates are told of an answer. */
export function gateEvidence(answer: ShippedAnswer): Evidence {
  return {
    compiles: compiles(answer),
    functional: answer.functional,
    findings: findings(answer),
    critic: answer.critic,
    agreement: answer.agreement,
  };
}
