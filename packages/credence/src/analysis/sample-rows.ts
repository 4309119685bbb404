import type { EvidenceRow, SampleRow } from '@credence/viewer';
import type { EvidenceRecord } from '../core/records.ts';
import type { Journal } from '../journal/journal.ts';
import { type Observation, outcomeOf } from './observations.ts';

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

/** One row a sample, with the texts that a reader needs to disagree with its verdict. */
export async function sampleRows(
  observations: readonly Observation[],
  journal: Journal,
): Promise<readonly SampleRow[]> {
  const hashes = observations.flatMap(({ sample, confidences }) => [
    sample.code ?? sample.response,
    ...confidences.flatMap(({ raw }) => raw ?? []),
  ]);
  const texts = await journal.bodies(hashes);
  const text = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));
  return observations.map((observation) => {
    const { sample, task, confidences, verdict, evidence } = observation;
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
    };
  });
}
