import { missingColumn } from './column-names.ts';
import { rowError, type Source, type TableReader } from './source.ts';

/** The lines of a text, without their ends. */
async function* linesOf(source: Source): AsyncGenerator<readonly string[]> {
  let rest = '';
  const stream = source.stream();
  stream.setEncoding('utf8');
  for await (const chunk of stream) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
}

function parseRow(source: Source, text: string, at: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw rowError(source, 'line', {
    code: 'malformed-jsonl',
    message: 'The line is not a JSON object.',
    remedy: 'Write one object a line, as {"confidence": 0.9, "outcome": 1}.',
    at,
  });
}

/** One JSON object a line. Objects need not have the same keys; an absent key is an empty cell. */
export const jsonl: TableReader = {
  id: 'jsonl',
  extensions: ['.jsonl', '.ndjson'],
  counts: 'line',
  async read(source, wanted, take) {
    const cells: unknown[] = wanted.map(() => undefined);
    const present = wanted.map(() => false);
    const names = new Set<string>();
    let at = 0;
    for await (const lines of linesOf(source)) {
      for (const line of lines) {
        at += 1;
        const text = at === 1 ? line.replace(/^\uFEFF/, '') : line;
        if (text.trim() === '') continue;
        const row = parseRow(source, text, at);
        if (names.size === 0) for (const name of Object.keys(row)) names.add(name);
        wanted.forEach(({ name }, i) => {
          const has = Object.hasOwn(row, name);
          cells[i] = has ? row[name] : undefined;
          if (has) present[i] = true;
        });
        const taken = take(cells, at);
        if (taken) await taken;
      }
    }
    wanted.forEach(({ name, option, required }, i) => {
      if (required && !present[i]) throw missingColumn(source.name, name, option, [...names]);
    });
  },
};
