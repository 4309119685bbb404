import type { Target } from '../../core/verdict.ts';
import type { StudyAnswers } from './study-answers.ts';

/**
 * The confidences of one method, NaN where there is none. The joint one is the product of the functional
 * and the security confidence, as if the two were independent; of a method that knows no targets it is
 * its number.
 */
export function confidenceColumn(
  { size, confidences }: Pick<StudyAnswers, 'size' | 'confidences'>,
  method: string,
  target: Target,
): Float64Array {
  const of = (wanted: Target) =>
    confidences.find((one) => one.method === method && one.target === wanted);
  const values = (wanted: Target) => of(wanted)?.value ?? new Float64Array(size).fill(Number.NaN);
  if (target !== 'joint') return values(target);
  if (of('functional')?.aboutAnswer) return values('functional');
  const security = values('security');
  return values('functional').map((p, row) => p * security[row]!);
}
