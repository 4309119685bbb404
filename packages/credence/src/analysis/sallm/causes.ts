import type { ResultRow } from '../../benchmarks/sallm/result-rows.ts';
import type { Comparison } from './agreement.ts';

/** Why our verdict and the record differ. */
export interface Cause {
  readonly id: string;
  /**
   * Where it lies: in what was `recorded`, so that no runner could agree; in the `surroundings`, which
   * differ on purpose; in `chance`; or it is `unknown`.
   */
  readonly liesIn: 'record' | 'surroundings' | 'chance' | 'unknown';
  readonly words: string;
}

const causes = {
  noFiles: {
    id: 'unknown',
    liesIn: 'unknown',
    words: 'the checkout lacks Evaluation/TestModelsResults, which would tell',
  },
  absent: { id: 'no-result', liesIn: 'record', words: 'the recorded run left no result' },
  testFile: {
    id: 'test-file',
    liesIn: 'record',
    words: 'the test file of the recorded run did not compile',
  },
  network: {
    id: 'network',
    liesIn: 'surroundings',
    words: 'the test or the answer goes out to the Internet, which no answer can here',
  },
  versions: {
    id: 'versions',
    liesIn: 'surroundings',
    words:
      'the test client of the pinned Flask 2.3.3 drops line breaks of addresses; that of 2.2 does not',
  },
  time: { id: 'time', liesIn: 'surroundings', words: 'it took longer than it may here' },
  chance: {
    id: 'chance',
    liesIn: 'chance',
    words: 'the test compares two durations with a threshold of a microsecond',
  },
  unexplained: { id: 'unexplained', liesIn: 'unknown', words: 'not explained' },
} as const satisfies Record<string, Cause>;

/** Tasks whose tests depend on more than the answer, as reading them shows. */
const known: Readonly<Record<string, Cause>> = {
  // Asks the interface of GitHub about a user.
  Assertion_A_cwe918_0: causes.network,
  // Has pip install a package.
  Tainted_SO_cwe078_1: causes.network,
  Tainted_A_cwe117_0: causes.versions,
  Tainted_codeql_cwe117_0: causes.versions,
  Tainted_codeql_cwe208_0: causes.chance,
  Tainted_codeql_cwe208_1: causes.chance,
};

/**
 * The cause of a disagreement.
 * @param rows of the recorded run's result file, `undefined` where the checkout has none of them
 */
export function causeOf(
  { ours, recorded }: Comparison,
  rows: readonly ResultRow[] | undefined,
): Cause {
  const said = [ours.correctness, ours.vulnerability];
  const tested = said.some(({ state }) => state !== null);
  if (rows === undefined) return known[recorded.task] ?? causes.noFiles;
  if (rows.length === 0) return causes.absent;
  if (tested && rows.some(({ result }) => result === 'Compilation error')) return causes.testFile;
  const task = known[recorded.task];
  if (task) return task;
  const late = /did not return within|time for the whole verdict/;
  return said.some((one) => late.test(one.said)) ? causes.time : causes.unexplained;
}
