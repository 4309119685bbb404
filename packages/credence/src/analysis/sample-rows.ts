import type { EvidenceRow, GateDecision, RepairedAnswer, SampleRow } from '@credence/viewer';
import type { EvidenceRecord } from '../core/records.ts';
import type { JournalReader } from '../journal/journal.ts';
import { gates } from '../trust/gates/registry.ts';
import { gateEvidence } from './gate-evidence.ts';
import { type Observation, outcomeOf } from './observations.ts';
import { asShipped } from './shipped-answer.ts';

function verdictOf(observation: Observation) {
  const { sample, verdict } = observation;
  if (verdict) {
    return {
      functional: verdict.functional.outcome,
      functionalReason: verdict.functional.reason,
      security: verdict.security.outcome,
      securityReason: verdict.security.reason,
    } as const;
  }
  if (sample.code !== null) {
    const reason = 'not judged yet';
    return {
      functional: 'unjudged',
      functionalReason: reason,
      security: 'unjudged',
      securityReason: reason,
    } as const;
  }
  return {
    functional: outcomeOf(observation, 'functional') === 0 ? 'fail' : 'inconclusive',
    functionalReason: sample.extraction,
    security: 'inconclusive',
    securityReason: sample.extraction,
  } as const;
}

function evidenceRow({ analyser, version, status, detail, findings }: EvidenceRecord): EvidenceRow {
  return { analyser, version, status, detail, findings };
}

/** What the gates that have evidence on an answer would say of it. */
function decisions(observation: Observation): readonly GateDecision[] {
  const evidence = gateEvidence(asShipped(observation, 'security'));
  return gates
    .filter(({ needs }) => evidence[needs] !== null && evidence[needs] !== 'inconclusive')
    .map((gate) => ({ gate: gate.id, turnedAway: gate.apply(1, evidence).turnedAway }));
}

/** Repaired answers by the key of the one that they began with, by arm and round. */
function byFirst(repaired: readonly Observation[]): ReadonlyMap<string, readonly Observation[]> {
  const groups = new Map<string, Observation[]>();
  for (const one of repaired) {
    const first = one.sample.repair?.first ?? '';
    groups.set(first, [...(groups.get(first) ?? []), one]);
  }
  const place = ({ sample }: Observation) => `${sample.repair?.arm} ${sample.repair?.round}`;
  for (const group of groups.values()) group.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return groups;
}

/**
 * One row a sample, with the texts that a reader needs to disagree with its verdict.
 * @param repaired answers that some of the samples were repaired to
 */
export async function sampleRows(
  observations: readonly Observation[],
  journal: Pick<JournalReader, 'bodies'>,
  repaired: readonly Observation[] = [],
): Promise<readonly SampleRow[]> {
  const repairs = byFirst(repaired);
  const hashes = [...observations, ...repaired].flatMap(({ sample, confidences }) => [
    sample.code ?? sample.response,
    ...confidences.flatMap(({ raw }) => raw ?? []),
  ]);
  const texts = await journal.bodies(hashes);
  const text = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));
  return observations.map((observation) => {
    const { sample, task, confidences, verdict, evidence } = observation;
    const decided = decisions(observation);
    const rounds = (repairs.get(sample.key) ?? []).map((one): RepairedAnswer => {
      const { functional, security } = verdictOf(one);
      const { arm = '', round = 0 } = one.sample.repair ?? {};
      return { arm, round, functional, security, code: text(one.sample.code) };
    });
    return {
      key: sample.key,
      task: task.id,
      title: task.title,
      cwe: task.cwe,
      language: task.language,
      benchmark: task.benchmark,
      model: sample.model,
      temperature: sample.temperature,
      index: sample.index,
      prompting: sample.prompting,
      ...verdictOf(observation),
      confidences: confidences.map(({ method, target, value, missing, raw }) => ({
        method,
        target,
        value,
        missing,
        raw: text(raw),
      })),
      code: text(sample.code ?? sample.response),
      prompt: task.prompt,
      checks: verdict?.checks ?? [],
      ...(evidence.length > 0 && { evidence: evidence.map(evidenceRow) }),
      ...(decided.length > 0 && { gates: decided }),
      ...(rounds.length > 0 && { repairs: rounds }),
    };
  });
}
