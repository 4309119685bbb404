import { labelOf, numberOf, quoted } from '../analysis/metrics/cells.ts';
import { suggestion } from '../core/closest.ts';
import { type BenchmarkKind, type Language, languages } from '../core/task.ts';
import type { Finding, FunctionalOutcome, SecurityOutcome } from '../core/verdict.ts';
import { extractCode } from '../mitigation/extract-code.ts';
import { codePlace, isConstant, type Mapping, type Path, type Place } from './mapping.ts';
import { pathInWords, printable, type RawRecord, stepsOf, valueAt } from './raw-record.ts';
import { type ImportedConfidence, readConfidence } from './read-confidence.ts';
import { readOutcome } from './read-outcome.ts';

/** What a record says of one answer. */
export interface ImportedAnswer {
  readonly benchmark: string;
  readonly task: string;
  readonly title: string;
  readonly cwe: string;
  readonly language: Language;
  readonly kind: BenchmarkKind;
  readonly prompt: string;
  readonly model: string;
  readonly temperature: number;
  readonly prompting: string;
  /** `null`: to be counted. */
  readonly index: number | null;
  readonly response: string;
  readonly code: string | null;
  readonly extraction: string;
  readonly functional: Finding<FunctionalOutcome>;
  readonly security: Finding<SecurityOutcome>;
  readonly confidences: readonly ImportedConfidence[];
}

/** What a mapping is read with. */
export interface ReadOptions {
  readonly mapping: Mapping;
  /** Whether records are flat, as in a table of text. */
  readonly flat: boolean;
  /** What the tasks are a part of where the mapping does not say. */
  readonly benchmark: string;
}

const kinds: readonly BenchmarkKind[] = ['self-contained', 'repository'];

/** Reads one record as the mapping says. Throws `InputError` naming place, field and remedy. */
export function readRecord(raw: RawRecord, options: ReadOptions): ImportedAnswer {
  const { mapping, flat } = options;
  const at = (path: Path) => valueAt(raw.fields, stepsOf(path, flat));
  const get = (place: Place) => (isConstant(place) ? place.value : at(place));
  const text = (place: Place | undefined): string | null =>
    place === undefined ? null : printableOrNull(labelOf(get(place)));
  const needed = (key: 'task' | 'model' | 'language'): string => {
    const place = mapping[key];
    const found = text(place);
    if (found !== null) return found;
    throw place === undefined
      ? raw.complain(`The mapping does not say where the ${key} stands.`, sayWhere(key))
      : raw.complain(`${fieldInWords(place)} (${key}) is empty.`, `Fill it, or ${sayWhere(key)}`);
  };
  const among = <T extends string>(what: string, found: string, known: readonly T[]): T => {
    const one = known.find((candidate) => candidate === found.toLowerCase());
    if (one) return one;
    throw raw.complain(`The ${what} is ${quoted(found)}.`, suggestion(found, known));
  };
  const task = needed('task');
  const language = among('language', needed('language'), languages);
  const { response, code, extraction } = answerOf(raw, options, language);
  return {
    task,
    language,
    ...{ response, code, extraction },
    benchmark: text(mapping.benchmark) ?? options.benchmark,
    title: text(mapping.title) ?? task,
    cwe: text(mapping.cwe) ?? 'unknown',
    kind: among('kind', text(mapping.kind) ?? 'self-contained', kinds),
    prompt: textIn(mapping.prompt === undefined ? '' : get(mapping.prompt)),
    model: needed('model'),
    temperature: temperatureOf(raw, mapping, get),
    prompting: text(mapping.prompting) ?? 'recorded',
    index: indexOf(raw, mapping.index, get),
    functional: readOutcome(raw, at, 'functional', mapping.functional),
    security: readOutcome(raw, at, 'security', mapping.security),
    confidences: mapping.confidence.flatMap((place) => readConfidence(raw, at(place.field), place)),
  };
}

const printableOrNull = (name: string | null) => (name === null ? null : printable(name));

const sayWhere = (key: string) =>
  `say it in the mapping, as \`${key}: FIELD\` or \`${key}: {value: …}\`.`;

const fieldInWords = (place: Place): string =>
  isConstant(place) ? 'The value' : `The field "${pathInWords(place)}"`;

/** Text as a tool keeps it: a string, or something that it built of messages. */
export const textIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value);

function temperatureOf(
  raw: RawRecord,
  { temperature }: Mapping,
  get: (place: Place) => unknown,
): number {
  const found = typeof temperature === 'number' ? temperature : temperature && get(temperature);
  const value = numberOf(found);
  if (value !== undefined && value >= 0 && value <= 2) return value;
  const remedy =
    'Where all answers were drawn at one temperature, the mapping can say it: `temperature: 0.2`.';
  throw found === undefined || found === null || found === ''
    ? raw.complain('The temperature was not recorded.', remedy)
    : raw.complain(`The temperature is ${quoted(found)}, not a number from 0 to 2.`, remedy);
}

function indexOf(
  raw: RawRecord,
  place: Place | undefined,
  get: (place: Place) => unknown,
): number | null {
  if (place === undefined) return null;
  const value = numberOf(get(place));
  if (value !== undefined && Number.isInteger(value) && value >= 0) return value;
  throw raw.complain(
    `${fieldInWords(place)} (index) is ${quoted(get(place))}, not a whole number from 0.`,
    'Leave `index` out of the mapping: answers are then counted.',
  );
}

function answerOf(
  raw: RawRecord,
  { mapping, flat }: ReadOptions,
  language: Language,
): Pick<ImportedAnswer, 'response' | 'code' | 'extraction'> {
  if (mapping.code === undefined) return { response: '', code: null, extraction: 'not recorded' };
  const { field, extract } = codePlace(mapping.code);
  const found = valueAt(raw.fields, stepsOf(field, flat));
  const response = textIn(found);
  if (response === '') return { response, code: null, extraction: 'nothing recorded' };
  if (!extract) return { response, code: response, extraction: 'as recorded' };
  const { code, how } = extractCode(response, language);
  return { response, code, extraction: how };
}
