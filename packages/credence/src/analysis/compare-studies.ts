import type { ReportData } from '@credence/viewer';
import { comparisonInWords, comparisonRows, noCommonGround } from '@credence/viewer/helps';
import { lazily } from '@credence/viewer/measure';
import type { StudyHome } from '../study/study-home.ts';
import { chosenOf, factRow } from './fact-rows.ts';
import { studyObservations } from './study-observations.ts';

type Comparison = NonNullable<ReportData['comparison']>;

/**
 * How does this study differ from another? Both are put side by side on the tasks that they have in
 * common: the same resampled tasks for both, and a permutation test that swaps them task by task. Rows
 * are computed when they are looked at; the page computes its own, from the answers of both.
 * Throws `InputError` when one of the folders holds no study.
 */
export async function compareStudies(
  folder: string | StudyHome,
  other: string | StudyHome,
): Promise<Comparison> {
  const [mine, theirs] = [await studyObservations(folder), await studyObservations(other)];
  const { falseTrustThreshold: threshold, confidence } = mine.study.config;
  const methods = confidence.filter((id) => theirs.study.config.confidence.includes(id));
  const name = theirs.study.config.name;
  const head = { other: name, how: comparisonInWords(threshold), methods };
  const made = lazily({
    rows: () =>
      comparisonRows(chosenOf(mine.observations), chosenOf(theirs.observations), head, threshold),
  });
  return lazily<Comparison>({
    other: () => name,
    how: () => head.how,
    methods: () => methods,
    rows: () => made.rows,
    why: () => (made.rows.length > 0 ? null : noCommonGround),
    answers: () =>
      theirs.observations.map((one) => {
        const { gates: _, ...row } = factRow(one);
        const confidences = row.confidences.filter((said) => methods.includes(said.method));
        return { ...row, confidences };
      }),
  });
}
