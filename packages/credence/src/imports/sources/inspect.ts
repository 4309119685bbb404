import { InputError } from '../../core/errors.ts';
import { type RawRecord, valueAt } from '../raw-record.ts';
import { recordsFile } from '../records-file.ts';
import type { ImportFormat, TakeRecord } from './format.ts';
import { jsonValues } from './json-stream.ts';
import { ZipEntries } from './zip-entries.ts';

type Fields = Readonly<Record<string, unknown>>;
const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** What is the same for all samples of a log. */
interface Header {
  readonly fields: Fields;
  readonly model: unknown;
  readonly temperature: unknown;
}

function headerOf(fields: Fields): Header {
  const temperature =
    valueAt(fields, ['plan', 'config', 'temperature']) ??
    valueAt(fields, ['eval', 'model_generate_config', 'temperature']);
  return { fields, model: valueAt(fields, ['eval', 'model']), temperature };
}

function toolOf({ fields }: Header): string {
  const version = valueAt(fields, ['eval', 'packages', 'inspect_ai']);
  return typeof version === 'string' ? `inspect_ai ${version}` : 'inspect_ai';
}

const reference = /^attachment:\/\/([0-9a-f]{32})$/;

/** The prompt as a text: a sample's input is one, or a list of messages. */
function inputOf(input: unknown): unknown {
  if (!Array.isArray(input)) return input;
  const contents = input.map((message) => valueAt(message, ['content']));
  return contents.every((content) => typeof content === 'string') ? contents.join('\n\n') : input;
}

/** Long texts stand apart in a log, and are referred to where they belong. */
function resolved(value: unknown, attachments: Fields): unknown {
  const id = typeof value === 'string' ? reference.exec(value)?.[1] : undefined;
  return id === undefined ? value : (attachments[id] ?? value);
}

function recordOf(file: string, sample: Fields, header: Header, at: string): RawRecord {
  const attachments = fieldsIn(sample.attachments);
  const { epoch, error } = sample;
  const output = fieldsIn(sample.output);
  const completion = resolved(output.completion, attachments);
  const input = resolved(inputOf(sample.input), attachments);
  return {
    fields: {
      ...sample,
      input,
      output: { ...output, completion },
      log: header.fields,
      // A model that a sample's answer names is the one that answered.
      model: header.model,
      ...(typeof epoch === 'number' && { index: epoch - 1 }),
      ...(header.temperature !== undefined && { temperature: header.temperature }),
    },
    at,
    failed: error ? String(valueAt(error, ['message']) ?? 'it failed') : null,
    complain: (message, remedy) =>
      new InputError('invalid-record', `${at}: ${message}`, { location: { file }, remedy }),
  };
}

function nothingIn(file: string): InputError {
  return new InputError('no-records', 'There is no sample in this log.', {
    location: { file },
    remedy: 'Name a log that was written with its samples (`log_samples`), to its end.',
  });
}

async function readZip(file: string, zip: ZipEntries, header: Header, take: TakeRecord) {
  const names = zip.names.filter((name) => /^samples\/.*\.json$/.test(name));
  if (names.length === 0) throw nothingIn(file);
  for (const name of names) {
    await take(recordOf(file, fieldsIn(await zip.json(name)), header, name));
  }
}

async function readJson(file: string, header: Header, take: TakeRecord) {
  let at = 0;
  for await (const { value } of jsonValues(file, ['$.samples.*'])) {
    at += 1;
    await take(recordOf(file, fieldsIn(value), header, `sample ${at}`));
  }
  if (at === 0) throw nothingIn(file);
}

/** The header of a log in a ZIP file; one whose run was cut short has but its beginning. */
async function zipHeader(file: string): Promise<Header> {
  const zip = await ZipEntries.open(file);
  try {
    const [name] = ['header.json', '_journal/start.json'].filter((one) => zip.names.includes(one));
    if (name !== undefined) return headerOf(fieldsIn(await zip.json(name)));
    throw new InputError('no-records', 'This ZIP file is no log of inspect_ai: no header.json.', {
      location: { file },
      remedy: 'Name a log that `inspect eval` wrote.',
    });
  } finally {
    zip.close();
  }
}

async function jsonHeader(file: string): Promise<Header> {
  const fields: Record<string, unknown> = {};
  for await (const { path, value } of jsonValues(file, ['$.eval', '$.plan', '$.status'])) {
    fields[String(path[0])] = value;
  }
  return headerOf(fields);
}

/** Logs of inspect_ai: `.eval` (a ZIP file with an entry a sample) and `.json`. */
export const inspectFormat: ImportFormat = {
  id: 'inspect',
  description: 'Logs of inspect_ai, .eval or .json',
  extensions: ['.eval', '.json'],
  defaults: {
    task: 'id',
    model: 'model',
    temperature: 'temperature',
    prompt: 'input',
    code: { field: 'output.completion', extract: true },
  },
  async open(file) {
    await recordsFile(file);
    const zipped = file.endsWith('.eval');
    const header = await (zipped ? zipHeader(file) : jsonHeader(file));
    return {
      tool: toolOf(header),
      flat: false,
      async read(_, take) {
        if (!zipped) return readJson(file, header, take);
        const zip = await ZipEntries.open(file);
        try {
          await readZip(file, zip, header, take);
        } finally {
          zip.close();
        }
      },
    };
  },
};
