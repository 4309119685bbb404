import type { ConfidenceMethod } from '../confidence/method.ts';
import type { MissingReason } from '../core/records.ts';
import type { StudyModel } from './run-study.ts';

/** Whom a method asks about an answer of `author`, or why nobody. */
export function whoIsAsked(
  { asks }: Pick<ConfidenceMethod, 'asks'>,
  author: StudyModel,
  critic: StudyModel | null,
): StudyModel | MissingReason {
  if (asks === 'author') return author;
  return critic && critic.model.id !== author.model.id ? critic : 'own-answer';
}
