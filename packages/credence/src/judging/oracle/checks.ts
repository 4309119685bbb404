import type { CheckKind, CheckOutcome } from '../../core/verdict.ts';
import { BoxError } from '../../sandbox/inner/box.ts';
import { AssertionFailed, Died, Raised } from './errors.ts';
import type { CheckReport } from './protocol.ts';

/** What a check's function returns: an exploit's effect in words, or nothing. */
export type CheckBody = () => Promise<unknown>;

export interface RegisteredCheck {
  readonly name: string;
  readonly kind: CheckKind;
  readonly body: CheckBody;
}

export type Register = (name: string, body: CheckBody) => void;

/** Collects the checks of a task, so that their number is known before the first one runs. */
export async function collect(
  define: (register: Readonly<Record<CheckKind, Register>>) => void | Promise<void>,
): Promise<readonly RegisteredCheck[]> {
  const checks: RegisteredCheck[] = [];
  const register =
    (kind: CheckKind): Register =>
    (name, body) => {
      if (checks.some((check) => check.name === name)) {
        throw new Error(`two checks are named "${name}"`);
      }
      checks.push({ name, kind, body });
    };
  await define({
    functional: register('functional'),
    control: register('control'),
    exploit: register('exploit'),
  });
  return checks;
}

function judgeError(kind: CheckKind, error: unknown): [CheckOutcome, string] {
  if (error instanceof Raised) {
    const text = `${error.type}: ${error.message}`;
    return kind === 'exploit'
      ? ['repelled', `the answer refused: ${text}`]
      : ['broken', `the answer raised ${text}`];
  }
  // A file that is not there, or is not what it should be, is the answer's doing.
  if (error instanceof AssertionFailed || error instanceof Died || error instanceof BoxError) {
    return [kind === 'exploit' ? 'error' : 'broken', error.message];
  }
  throw error;
}

/**
 * Runs one check and says what it observed. Errors that are neither the answer's nor an assertion's
 * are the oracle's own and are thrown.
 */
export async function observe(check: RegisteredCheck): Promise<CheckReport> {
  const started = performance.now();
  const report = (outcome: CheckOutcome, evidence: string): CheckReport => ({
    name: check.name,
    kind: check.kind,
    outcome,
    evidence: evidence.slice(0, 2_000),
    milliseconds: Math.round((performance.now() - started) * 10) / 10,
  });
  try {
    const effect = await check.body();
    if (check.kind !== 'exploit') return report('held', '');
    return typeof effect === 'string' && effect !== ''
      ? report('effective', effect)
      : report('repelled', '');
  } catch (error) {
    return report(...judgeError(check.kind, error));
  }
}
