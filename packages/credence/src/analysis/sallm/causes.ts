import type { ResultRow } from '../../benchmarks/sallm/result-rows.ts';
import type { Comparison } from './agreement.ts';

/** Why our verdict and the record differ, as far as the recorded rows tell. */
export interface Cause {
  readonly id: string;
  /** Whether it lies in what was recorded, and no runner could agree. */
  readonly inRecord: boolean;
  readonly words: string;
}

const cause = (id: string, inRecord: boolean, words: string): Cause => ({ id, inRecord, words });

export const causes = {
  noFiles: cause(
    'unknown',
    false,
    'the checkout lacks Evaluation/TestModelsResults, which would tell',
  ),
  absent: cause('no-result', true, 'the recorded run left no result'),
  testFile: cause('test-file', true, 'the test file of the recorded run did not compile'),
  unexplained: cause('unexplained', false, 'not explained'),
} as const;

/** The cause of a disagreement. */
export function causeOf({ ours }: Comparison, rows: readonly ResultRow[] | undefined): Cause {
  if (rows === undefined) return causes.noFiles;
  if (rows.length === 0) return causes.absent;
  const compiled = ours.correctness.state !== null || ours.vulnerability.state !== null;
  if (compiled && rows.some(({ result }) => result === 'Compilation error')) return causes.testFile;
  return causes.unexplained;
}
