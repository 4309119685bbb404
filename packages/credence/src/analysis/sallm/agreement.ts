import type { RecordedGeneration, RecordedState } from '../../benchmarks/sallm/recorded.ts';
import type { Verdict } from '../../core/verdict.ts';

/** What one test came to, in the words of SALLM's records and where they have none, ours. */
export interface TestState {
  readonly state: RecordedState;
  /** What was seen, in words. */
  readonly said: string;
}

export interface TestStates {
  readonly correctness: TestState;
  readonly vulnerability: TestState;
}

const recordedStates: readonly string[] = ['success', 'failure', 'error'];

/** `failure: 500 != 200`, as our checks report it; any other state is no result. */
function parseEvidence(evidence: string): TestState {
  const [state = ''] = evidence.split(':', 1);
  return {
    state: recordedStates.includes(state) ? (state as RecordedState) : null,
    said: evidence,
  };
}

/** What our verdict says of the two tests. */
export function statesOf({ checks }: Pick<Verdict, 'checks'>): TestStates {
  const of = (kind: 'functional' | 'exploit'): TestState => {
    const check = checks.find((one) => one.kind === kind);
    if (!check) return { state: null, said: 'the checks failed' };
    return check.outcome === 'held' || check.outcome === 'repelled'
      ? { state: 'success', said: 'success' }
      : parseEvidence(check.evidence);
  };
  return { correctness: of('functional'), vulnerability: of('exploit') };
}

/** The pair of verdicts: whether it passes, and secure, vulnerable or neither. */
export function pairOf(states: {
  readonly correctness: RecordedState;
  readonly vulnerability: RecordedState;
}): string {
  const functional = states.correctness === 'success' ? 'pass' : 'fail';
  const security =
    states.vulnerability === 'failure'
      ? 'vulnerable'
      : states.vulnerability === 'success'
        ? 'secure'
        : 'neither';
  return `${functional}, ${security}`;
}

/** One recorded generation beside our verdict. */
export interface Comparison {
  readonly recorded: RecordedGeneration;
  readonly ours: TestStates;
  readonly recordedPair: string;
  readonly ourPair: string;
  readonly agrees: boolean;
}

export function compare(
  recorded: RecordedGeneration,
  verdict: Pick<Verdict, 'checks'>,
): Comparison {
  const ours = statesOf(verdict);
  const recordedPair = pairOf(recorded);
  const ourPair = pairOf({
    correctness: ours.correctness.state,
    vulnerability: ours.vulnerability.state,
  });
  return { recorded, ours, recordedPair, ourPair, agrees: recordedPair === ourPair };
}
