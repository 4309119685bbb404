import type { EvidenceRow, RepairedAnswer, SampleRow } from '@credence/viewer';
import type { EvidenceRecord } from '../core/records.ts';
import type { JournalReader } from '../journal/journal.ts';
import { factRow, type Repairs, verdictOf } from './fact-rows.ts';
import type { Observation } from './observations.ts';

function evidenceRow({ analyser, version, status, detail, findings }: EvidenceRecord): EvidenceRow {
  return { analyser, version, status, detail, findings };
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
 * @param repaired answers that some of the samples were repaired to, by these arms
 */
export async function sampleRows(
  observations: readonly Observation[],
  journal: Pick<JournalReader, 'bodies'>,
  repaired: readonly Observation[] = [],
  arms: Repairs | null = null,
): Promise<readonly SampleRow[]> {
  const repairs = byFirst(repaired);
  const hashes = [...observations, ...repaired].flatMap(({ sample, confidences }) => [
    sample.code ?? sample.response,
    ...confidences.flatMap(({ raw }) => raw ?? []),
  ]);
  const texts = await journal.bodies(hashes);
  const text = (hash: string | null) => (hash === null ? null : (texts.get(hash) ?? null));
  return observations.map((observation): SampleRow => {
    const { sample, task, confidences, verdict, evidence } = observation;
    const rounds = (repairs.get(sample.key) ?? []).map((one): RepairedAnswer => {
      const { functional, security } = verdictOf(one);
      const { arm = '', round = 0 } = one.sample.repair ?? {};
      return { arm, round, functional, security, code: text(one.sample.code) };
    });
    const { confidences: stated, ...facts } = factRow(observation, arms);
    return {
      ...facts,
      title: task.title,
      ...verdictOf(observation),
      confidences: stated.map((one, i) => ({ ...one, raw: text(confidences[i]?.raw ?? null) })),
      code: text(sample.code ?? sample.response),
      prompt: task.prompt,
      checks: verdict?.checks ?? [],
      ...(evidence.length > 0 && { evidence: evidence.map(evidenceRow) }),
      ...(rounds.length > 0 && { repairs: rounds }),
    };
  });
}
