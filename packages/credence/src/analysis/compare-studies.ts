import type { Facts, ReportTables } from '@credence/viewer/facts';
import { allOf, comparisonInWords, comparisonRows, noCommonGround } from '@credence/viewer/helps';
import { lazily } from '@credence/viewer/measure';
import type { StudyConfig } from '../study/config.ts';
import { asHome } from '../study/merged-home.ts';
import type { StudyHome } from '../study/study-home.ts';
import { studyTasks } from '../study/study-tasks.ts';
import { readAnswers } from './answers/read-answers.ts';
import { studyFacts } from './answers/study-facts.ts';

export interface Compared {
  readonly comparison: NonNullable<ReportTables['comparison']>;
  /** What the other study has of what both have. */
  readonly other: Facts;
}

/**
 * How does a study differ from another? Both are put side by side on the tasks that they have in
 * common: the same resampled tasks for both, and a permutation test that swaps them task by task. Rows
 * are computed when they are looked at; the page computes its own, from the answers of both.
 * Throws `InputError` when there is no other study.
 */
export async function compareStudies(
  facts: Facts,
  { falseTrustThreshold: threshold, confidence }: StudyConfig,
  place: string | StudyHome,
): Promise<Compared> {
  const home = asHome(place);
  const { config, ...study } = await home.study();
  const journal = await home.journal();
  try {
    const tasks = await studyTasks({ config, ...study }, journal);
    const { first } = await readAnswers(journal, tasks, config);
    const methods = confidence.filter((id) => config.confidence.includes(id));
    const read = studyFacts(first, config);
    const confidences = read.confidences.filter(({ method }) => methods.includes(method));
    const other: Facts = { ...read, confidences, gates: [] };
    const head = { other: config.name, how: comparisonInWords(threshold), methods };
    const made = lazily({
      rows: () => comparisonRows(allOf(facts), allOf(other), head, threshold),
    });
    const comparison = lazily<Compared['comparison']>({
      other: () => head.other,
      how: () => head.how,
      methods: () => methods,
      rows: () => made.rows,
      why: () => (made.rows.length > 0 ? null : noCommonGround),
    });
    return { comparison, other };
  } finally {
    await journal.close();
  }
}
