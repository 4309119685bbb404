import type { SampleRow } from '@credence/viewer';
import type { StudyAnswers } from './study-answers.ts';

export type VerdictInWords = Pick<
  SampleRow,
  'functional' | 'functionalReason' | 'security' | 'securityReason'
>;

const notJudged: VerdictInWords = {
  ...{ functional: 'unjudged', functionalReason: 'not judged yet' },
  ...{ security: 'unjudged', securityReason: 'not judged yet' },
};

/** What became of an answer, and why. */
export function verdictOf(answers: StudyAnswers, row: number): VerdictInWords {
  const verdict = answers.verdicts[answers.verdict[row]!];
  if (verdict !== undefined) {
    return {
      functional: verdict.functional.outcome,
      functionalReason: verdict.functional.reason,
      security: verdict.security.outcome,
      securityReason: verdict.security.reason,
    };
  }
  if (answers.code[row]! >= 0) return notJudged;
  const reason = answers.extractions[answers.extraction[row]!] ?? '';
  return {
    ...{ functional: 'fail', functionalReason: reason },
    ...{ security: 'inconclusive', securityReason: reason },
  };
}
