import { label, type Target } from '../../core/verdict.ts';
import type { StudyAnswers } from './study-answers.ts';

/**
 * The outcome of every answer: 1 good, 0 bad, NaN where that is not known. An answer without code does
 * not do what was asked: it fails the functional (and so the joint) target, and there is nothing to
 * find secure or vulnerable in it.
 */
export function outcomeColumn(
  { verdict, verdicts, code }: Pick<StudyAnswers, 'verdict' | 'verdicts' | 'code'>,
  target: Target,
): Float64Array {
  const labels = verdicts.map((one) => label(one, target) ?? Number.NaN);
  const without = target === 'security' ? Number.NaN : 0;
  return Float64Array.from(verdict, (place, row) => {
    // What others judged has an outcome whether or not they kept the code.
    if (place >= 0) return labels[place]!;
    return code[row]! < 0 ? without : Number.NaN;
  });
}
