import { createReadStream } from 'node:fs';
import { JSONParser } from '@streamparser/json';
import { InputError } from '../../core/errors.ts';

/**
 * The values at some paths (`$.results.results.*`) of a JSON file that may be too large to be held,
 * in the order of the file. Throws `InputError` with the line where the file is no JSON.
 */
export async function* jsonValues(
  file: string,
  paths: readonly string[],
): AsyncGenerator<{ readonly path: readonly (string | number)[]; readonly value: unknown }> {
  const parser = new JSONParser({ paths: [...paths], keepStack: false });
  let found: { path: readonly (string | number)[]; value: unknown }[] = [];
  parser.onValue = ({ value, key, stack }) => {
    const keys = [...stack.slice(1).map((level) => level.key), key];
    found.push({ path: keys.filter((one) => one !== undefined), value });
  };
  let line = 1;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 16 })) {
    // Line by line, for the error to know which it is in.
    const bytes = chunk as Buffer;
    for (let start = 0; start < bytes.length; ) {
      const newline = bytes.indexOf(0x0a, start);
      const end = newline === -1 ? bytes.length : newline + 1;
      try {
        parser.write(bytes.subarray(start, end));
      } catch (cause) {
        throw notJson(file, line, cause);
      }
      if (newline !== -1) line += 1;
      start = end;
    }
    yield* found;
    found = [];
  }
  if (!parser.isEnded) throw notJson(file, line, new Error('it ends too early'));
}

function notJson(file: string, line: number, cause: unknown): InputError {
  const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new InputError('malformed-json', `From here on this is not JSON: ${why}.`, {
    location: { file, line },
    remedy: 'Write the file anew with the tool that made it.',
    cause,
  });
}
