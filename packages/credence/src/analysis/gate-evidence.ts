import type { Evidence } from '../trust/evidence.ts';
import type { Observation } from './observations.ts';

/** Whether the code could be parsed or compiled, as far as judging has shown it. */
function compiles({ verdict }: Observation): boolean | null {
  if (verdict === null) return null;
  const refused = verdict.checks.some(({ evidence }) =>
    /does not compile|could not be loaded: \w*(Syntax|Indentation|Tab|Parse)Error/.test(evidence),
  );
  if (refused) return false;
  return verdict.functional.outcome === 'inconclusive' ? null : true;
}

/** Findings of all analysers that ran to their end, or `null` when none did. */
function findings({ evidence }: Observation): Evidence['findings'] {
  const ran = evidence.filter(({ status }) => status === 'findings' || status === 'none');
  if (ran.length === 0) return null;
  const all = ran.flatMap((record) => record.findings);
  const count = (severity: string) => all.filter((one) => one.severity === severity).length;
  return { errors: count('error'), warnings: count('warning') };
}

/**
 * What a team that ships an answer could know of it: how its functional tests went, not how its
 * exploit tests did.
 */
export function gateEvidence(observation: Observation): Evidence {
  return {
    compiles: observation.sample.code === null ? false : compiles(observation),
    functional: observation.verdict?.functional.outcome ?? null,
    findings: findings(observation),
    critic: null,
    agreement: null,
  };
}
