import { InputError } from '../../core/errors.ts';
import type { RawRecord } from '../raw-record.ts';
import { valueAt } from '../raw-record.ts';
import { recordsFile } from '../records-file.ts';
import type { ImportFormat, TakeRecord } from './format.ts';
import { jsonValues } from './json-stream.ts';
import { tableFormat } from './table.ts';

type Fields = Readonly<Record<string, unknown>>;
const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** What promptfoo calls a result whose provider or assertion broke, against one that was judged. */
const brokeDown = 2;

/** The head of an output file: all of it but its results. */
async function headOf(file: string): Promise<Fields> {
  const head: Record<string, unknown> = {};
  for await (const { path, value } of jsonValues(file, ['$.config', '$.metadata', '$.evalId'])) {
    head[String(path[0])] = value;
  }
  return head;
}

/** The temperature that the configuration gives a provider, by its label or id. */
function temperatures(head: Fields): ReadonlyMap<string, unknown> {
  const providers = fieldsIn(head.config).providers;
  return new Map(
    (Array.isArray(providers) ? providers : [])
      .map(fieldsIn)
      .flatMap((provider) =>
        [provider.label, provider.id].map(
          (name) => [String(name), valueAt(provider, ['config', 'temperature'])] as const,
        ),
      )
      .filter(([, temperature]) => temperature !== undefined)
      // A label names one provider, an id perhaps several: the first stands.
      .reverse(),
  );
}

function recordOf(
  file: string,
  result: Fields,
  at: string,
  known: ReadonlyMap<string, unknown>,
): RawRecord {
  const provider = fieldsIn(result.provider);
  const names = [provider.label, provider.id, result.provider].filter(
    (name) => typeof name === 'string' && name !== '',
  );
  const temperature = names.map((name) => known.get(String(name))).find((one) => one !== undefined);
  const error = result.error ?? valueAt(result, ['response', 'error']);
  return {
    fields: { ...result, model: names[0], ...(temperature !== undefined && { temperature }) },
    at,
    failed: result.failureReason === brokeDown ? String(error ?? 'it failed') : null,
    complain: (message, remedy) =>
      new InputError('invalid-record', `${at}: ${message}`, { location: { file }, remedy }),
  };
}

async function readJson(file: string, head: Fields, take: TakeRecord): Promise<void> {
  const known = temperatures(head);
  let at = 0;
  // Outputs of version 3 hold the results one level deeper than those before.
  for await (const { value } of jsonValues(file, ['$.results.results.*'])) {
    at += 1;
    await take(recordOf(file, fieldsIn(value), `result ${at}`, known));
  }
  if (at > 0) return;
  throw new InputError('no-records', 'There is no result in this file.', {
    location: { file },
    remedy: 'Name what `promptfoo eval --output results.json` (or .jsonl) wrote.',
  });
}

/** Results of `promptfoo eval --output`, as `.json` or `.jsonl`. */
export const promptfooFormat: ImportFormat = {
  id: 'promptfoo',
  description: 'What `promptfoo eval --output` wrote, as .json or .jsonl',
  extensions: ['.json', '.jsonl'],
  defaults: {
    task: 'testIdx',
    model: 'model',
    temperature: 'temperature',
    prompt: 'prompt.raw',
    code: { field: 'response.output', extract: true },
  },
  async open(file) {
    await recordsFile(file);
    if (file.endsWith('.jsonl')) {
      const table = await tableFormat.open(file);
      const needed = ['provider', 'failureReason', 'error', 'response'];
      return {
        ...table,
        tool: 'promptfoo',
        read: (wanted, take) => {
          const made = ['model', 'temperature', ...needed];
          const own = wanted.filter(({ name }) => !made.includes(name));
          const all = [...own, ...needed.map((name) => ({ name, key: name, optional: true }))];
          return table.read(all, (raw) => {
            const record = recordOf(file, raw.fields, raw.at, new Map());
            return take({ ...record, complain: raw.complain });
          });
        },
      };
    }
    const head = await headOf(file);
    const version = valueAt(head, ['metadata', 'promptfooVersion']);
    return {
      tool: typeof version === 'string' ? `promptfoo ${version}` : 'promptfoo',
      flat: false,
      read: (_, take) => readJson(file, head, take),
    };
  },
};
