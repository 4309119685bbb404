import type { EvidenceRow, RepairedAnswer } from '@credence/viewer';
import type { AnswerTexts } from '@credence/viewer/facts';
import type { EvidenceRecord } from '../../core/records.ts';
import type { JournalReader } from '../../journal/journal.ts';
import { decisionsOf } from './decisions.ts';
import type { ReadAnswers } from './read-answers.ts';
import { textsOf } from './texts-in-parts.ts';
import { verdictOf } from './verdict-of.ts';

/** The texts of the rows from one up to, not including, another. */
export type TextsOfRows = (from: number, to: number) => Promise<readonly AnswerTexts[]>;

function evidenceRow({ analyser, version, status, detail, findings }: EvidenceRecord): EvidenceRow {
  return { analyser, version, status, detail, findings };
}

/** Rows of repaired answers by the key of the answer that they began with, by arm and round. */
function byFirst({ origins }: ReadAnswers['repaired']): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  origins.forEach(({ first }, row) => {
    groups.set(first, [...(groups.get(first) ?? []), row]);
  });
  const place = (row: number) => `${origins[row]!.arm} ${origins[row]!.round}`;
  for (const rows of groups.values()) rows.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  return groups;
}

/**
 * What a reader needs to disagree with a verdict, of some answers at a time: the journal is asked for
 * their texts alone.
 */
export function answerTexts(
  { first, repaired }: ReadAnswers,
  journal: Pick<JournalReader, 'bodies'>,
): TextsOfRows {
  const repairs = byFirst(repaired);
  const decided = decisionsOf(first);
  return async (from, to) => {
    const rows = Array.from({ length: Math.min(to, first.size) - from }, (_, i) => from + i);
    const roundsOf = (row: number) => repairs.get(first.key(row)) ?? [];
    const texts = await textsOf(
      first,
      [
        ...rows.flatMap((row) => [
          first.shown[row]!,
          ...first.confidences.map(({ raw }) => raw[row]!),
        ]),
        ...rows.flatMap((row) => roundsOf(row).map((round) => repaired.code[round]!)),
      ],
      journal,
    );
    return rows.map((row): AnswerTexts => {
      const { functionalReason, securityReason } = verdictOf(first, row);
      const analyses = first.analyses[first.evidence[row]!] ?? [];
      const gates = decided(row);
      const rounds = roundsOf(row).map((round): RepairedAnswer => {
        const { functional, security } = verdictOf(repaired, round);
        const { arm, round: number } = repaired.origins[round]!;
        const code = texts.get(repaired.code[round]!) ?? null;
        return { arm, round: number, functional, security, code };
      });
      return {
        key: first.key(row),
        ...{ functionalReason, securityReason },
        code: texts.get(first.shown[row]!) ?? null,
        prompt: first.tasks[first.task[row]!]!.prompt,
        checks: first.verdicts[first.verdict[row]!]?.checks ?? [],
        ...(analyses.length > 0 && { evidence: analyses.map(evidenceRow) }),
        ...(gates.length > 0 && { gates }),
        ...(rounds.length > 0 && { repairs: rounds }),
        confidences: first.confidences
          .filter(({ missing }) => missing[row] !== -1)
          .map(({ method, target, raw }) => ({
            ...{ method, target },
            raw: texts.get(raw[row]!) ?? null,
          })),
      };
    });
  };
}
