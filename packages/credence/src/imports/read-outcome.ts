import { isEmpty, numberOf, quoted } from '../analysis/metrics/cells.ts';
import type {
  ElicitedTarget,
  Finding,
  FunctionalOutcome,
  SecurityOutcome,
} from '../core/verdict.ts';
import { type OutcomePlace, type Path, partsOf } from './mapping.ts';
import { pathInWords, type RawRecord } from './raw-record.ts';

type Part = ReturnType<typeof partsOf>[number];
type Standing = 'good' | 'bad' | 'unknown';

interface Names {
  readonly functional: FunctionalOutcome;
  readonly security: SecurityOutcome;
}
const names: Readonly<Record<Standing, Names>> = {
  good: { functional: 'pass', security: 'secure' },
  bad: { functional: 'fail', security: 'vulnerable' },
  unknown: { functional: 'inconclusive', security: 'inconclusive' },
};

/** Words that mean the same wherever they stand. */
const usual: Readonly<Record<string, Standing>> = {
  ...{ '1': 'good', true: 'good', pass: 'good', passed: 'good', correct: 'good', secure: 'good' },
  ...{ '0': 'bad', false: 'bad', fail: 'bad', failed: 'bad', incorrect: 'bad' },
  ...{ vulnerable: 'bad', insecure: 'bad', inconclusive: 'unknown', unknown: 'unknown' },
};

/**
 * The outcome that others recorded for a target. Throws `InputError` for a value of which the mapping
 * does not say what it means.
 */
export function readOutcome<T extends ElicitedTarget>(
  raw: RawRecord,
  at: (path: Path) => unknown,
  target: T,
  place: OutcomePlace | undefined,
): Finding<Names[T]> {
  const parts = partsOf(place).map((part) => ({ part, ...standingOf(raw, at, target, part) }));
  if (parts.length === 0) return { outcome: names.unknown[target], reason: 'not recorded' };
  const decisive =
    parts.find(({ standing }) => standing === 'bad') ??
    parts.find(({ standing }) => standing === 'unknown') ??
    parts[0];
  const { standing, reason } = decisive ?? { standing: 'unknown', reason: '' };
  return { outcome: names[standing][target], reason: `recorded by others: ${reason}` };
}

function standingOf(
  raw: RawRecord,
  at: (path: Path) => unknown,
  target: ElicitedTarget,
  part: Part,
): { readonly standing: Standing; readonly reason: string } {
  const value = at(part.field);
  const field = pathInWords(part.field);
  const said = part.reason === undefined ? null : at(part.reason);
  const reason = isEmpty(said)
    ? `${field} is ${quoted(value ?? null)}`
    : String(said).slice(0, 2_000);
  const standing = decide(value, part);
  if (standing) return { standing, reason };
  throw raw.complain(
    `The field "${field}" (${target}) is ${quoted(value)}, and the mapping does not say what that means.`,
    `List it under \`good\`, \`bad\` or \`unknown\` of \`${target}\` in the mapping.`,
  );
}

/** What a value means, or `null` where nobody has said. */
function decide(value: unknown, { good, bad, unknown, atLeast }: Part): Standing | null {
  const listed = (list: readonly unknown[] | undefined) =>
    list?.some((one) => one === value || String(one) === String(value)) ?? false;
  if (!isEmpty(value)) {
    if (listed(good)) return 'good';
    if (listed(bad)) return 'bad';
    if (listed(unknown)) return 'unknown';
    const number = numberOf(typeof value === 'boolean' ? Number(value) : value);
    if (atLeast !== undefined)
      return number === undefined ? null : number >= atLeast ? 'good' : 'bad';
    // Who lists values means those, and no others.
    if (good || bad) return null;
    return (
      usual[
        String(number ?? value)
          .trim()
          .toLowerCase()
      ] ?? null
    );
  }
  return 'unknown';
}
