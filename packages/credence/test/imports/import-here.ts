import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from '../../src/cli/command-error.ts';
import { locateInYaml, parseYaml } from '../../src/core/parse-yaml.ts';
import { importFormats } from '../../src/imports/formats.ts';
import { type ImportResult, importStudy } from '../../src/imports/import-study.ts';
import { mappingSchema } from '../../src/imports/mapping.ts';
import { temporaryFolder } from '../support/study-folder.ts';

export interface Prepared {
  readonly folder: string;
  readonly out: string;
  /** What the command is called with. */
  readonly args: readonly string[];
  /** The same without a process of its own. */
  readonly here: () => Promise<ImportResult>;
  /** What the command would say of what is wrong; fails where nothing is. */
  readonly complaint: () => Promise<string>;
}

/** A file and its mapping in a folder that is gone when the test is. */
export function prepared(
  format: string,
  name: string,
  content: string | Uint8Array,
  mapping: object,
): Prepared {
  const folder = temporaryFolder();
  const [file, map, out] = [join(folder, name), join(folder, 'map.yaml'), join(folder, 'out')];
  const text = JSON.stringify(mapping, null, 2);
  writeFileSync(file, content);
  writeFileSync(map, text);
  const found = importFormats.find(({ id }) => id === format);
  if (!found) throw new RangeError(`No format ${format}`);
  const here = async () =>
    importStudy({
      ...{ format: found, files: [file], mapping: parseYaml(text, map, mappingSchema), out },
      locate: (...path) => locateInYaml(text, map, path),
      onProgress: () => undefined,
    });
  const complaint = async () => {
    const error = await here().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error === undefined) throw new Error('There is nothing wrong with it');
    const told = describeError(error);
    if (told.exitCode !== 2) throw error;
    return told.text.replaceAll(folder, '<folder>');
  };
  return {
    ...{ folder, out, here, complaint },
    args: ['import', format, file, '--mapping', map, '--out', out],
  };
}
