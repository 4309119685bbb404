import { inspect, isDeepStrictEqual } from 'node:util';
import { AssertionFailed, Raised } from './errors.ts';

const show = (value: unknown) =>
  inspect(value, { depth: 4, breakLength: 100, maxStringLength: 300, maxArrayLength: 20 });

/** `__proto__`-safe copy without prototypes, so that data from another process compare as data. */
function plain(value: unknown): unknown {
  // JSON knows -0, which no answer means.
  if (value === 0) return 0;
  if (Buffer.isBuffer(value) || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  return new Map(
    Object.entries(value)
      .map(([key, item]) => [key, plain(item)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function equal(actual: unknown, expected: unknown, note = ''): void {
  if (isDeepStrictEqual(plain(actual), plain(expected))) return;
  const text = `expected ${show(expected)}, got ${show(actual)}`;
  throw new AssertionFailed(note ? `${note}: ${text}` : text);
}

export function ok(value: unknown, note = 'expected a true value'): void {
  if (!value) throw new AssertionFailed(note);
}

/** Holds when the answer's code raises, whatever it raises. */
export async function raises(work: Promise<unknown>, note = 'expected an error'): Promise<void> {
  let value: unknown;
  try {
    value = await work;
  } catch (error) {
    if (error instanceof Raised) return;
    throw error;
  }
  throw new AssertionFailed(`${note}, got ${show(value)}`);
}
