import { contentKey } from '../core/keys.ts';
import type { Task } from '../core/task.ts';
import type { JudgingStamp } from '../core/verdict.ts';

/** Identical code is judged once however often it was generated. `code` is its hash. */
export function verdictKey(
  task: Task,
  code: string,
  stamp: Pick<JudgingStamp, 'sandbox' | 'sandboxProfile'>,
): string {
  return contentKey('verdict', {
    code,
    oracle: task.oracle.hash,
    sandbox: stamp.sandbox,
    profile: stamp.sandboxProfile,
  });
}
