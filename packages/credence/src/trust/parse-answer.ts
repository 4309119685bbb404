import { InputError, type Location } from '../core/errors.ts';
import { type BenchmarkKind, type Language, languages } from '../core/task.ts';
import type { ElicitedTarget } from '../core/verdict.ts';
import type { GateAnswer } from './decide.ts';
import type { Evidence } from './evidence.ts';

/** Reads what a model replied when it was asked how sure it is; `null` when it gave no number. */
export type ReadReply = (reply: string) => number | null;

/** An answer as it stands in a file or on a command line, with where it is for reports. */
export interface AskedAnswer extends GateAnswer {
  /** File of the answer's code, for SARIF and JUnit. */
  readonly file?: string;
  readonly id?: string;
}

type Fields = Readonly<Record<string, unknown>>;

const kinds: readonly BenchmarkKind[] = ['self-contained', 'repository'];
const outcomes = ['pass', 'fail', 'inconclusive'];
const known = new Set([
  ...['id', 'file', 'code', 'model', 'temperature', 'prompting', 'language', 'kind', 'method'],
  ...['confidence', 'evidence'],
]);

/**
 * Reads one answer from parsed JSON. A confidence is a probability in [0, 1], or a text: the model's
 * reply. Throws `InputError` with the place of what is wrong.
 */
export function parseAnswer(value: unknown, at: Location, readReply: ReadReply): AskedAnswer {
  const complain = (message: string, remedy: string) =>
    new InputError('answer-invalid', message, { location: at, remedy });
  if (!isObject(value)) {
    throw complain('An answer is a JSON object.', 'docs/gate.md shows what it holds.');
  }
  const stranger = Object.keys(value).find((key) => !known.has(key));
  if (stranger) {
    throw complain(`An answer has no "${stranger}".`, `It may have: ${[...known].join(', ')}.`);
  }
  const text = (key: string): string | undefined => {
    const found = value[key];
    if (found === undefined || typeof found === 'string') return found;
    throw complain(`${key} is not a text.`, `Write ${key} in quotes.`);
  };
  const among = <T extends string>(key: string, allowed: readonly T[]): T | undefined => {
    const found = text(key);
    if (found === undefined || allowed.includes(found as T)) return found as T | undefined;
    throw complain(`${key} is "${found}".`, `It is one of ${allowed.join(', ')}.`);
  };
  const temperature = value.temperature;
  if (temperature !== undefined && typeof temperature !== 'number') {
    throw complain('temperature is not a number.', 'Write it as 0.2.');
  }
  const confidence = isObject(value.confidence) ? value.confidence : {};
  const stated = (target: ElicitedTarget): number | null => {
    const found = confidence[target];
    if (found === undefined || found === null) return null;
    if (typeof found === 'string') return readReply(found);
    if (typeof found === 'number' && found >= 0 && found <= 1) return found;
    throw complain(
      `The ${target} confidence is ${JSON.stringify(found)}.`,
      'It is a number from 0 to 1, or the words of the model.',
    );
  };
  const fields = {
    id: text('id'),
    file: text('file'),
    model: text('model'),
    temperature,
    prompting: text('prompting') ?? 'plain',
    language: among<Language>('language', languages),
    kind: among<BenchmarkKind>('kind', kinds),
    method: text('method') ?? 'verbalized',
    evidence: parseEvidence(value.evidence, complain),
  };
  const given = Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== undefined));
  return {
    ...given,
    confidence: { functional: stated('functional'), security: stated('security') },
  };
}

function parseEvidence(
  value: unknown,
  complain: (message: string, remedy: string) => InputError,
): Partial<Evidence> | undefined {
  if (value === undefined || value === null) return undefined;
  const share = (one: unknown) => typeof one === 'number' && one >= 0 && one <= 1;
  const count = (one: unknown) => Number.isInteger(one) && (one as number) >= 0;
  const checks: Readonly<Record<string, (one: unknown) => boolean>> = {
    compiles: (one) => typeof one === 'boolean',
    functional: (one) => outcomes.includes(String(one)),
    findings: (one) => isObject(one) && count(one.errors) && count(one.warnings),
    critic: share,
    agreement: share,
  };
  if (isObject(value)) {
    const wrong = Object.entries(value).find(
      ([key, one]) => one !== null && !(checks[key]?.(one) ?? false),
    );
    if (!wrong) return value as Partial<Evidence>;
    throw complain(
      `The evidence "${wrong[0]}" is ${JSON.stringify(wrong[1])}.`,
      'Evidence is compiles (true, false), functional (pass, fail, inconclusive), findings ({errors, warnings}), critic and agreement (0 to 1).',
    );
  }
  throw complain('evidence is not an object.', 'docs/gate.md shows what it holds.');
}

const isObject = (value: unknown): value is Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
