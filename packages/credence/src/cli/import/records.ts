import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { counted } from '../../core/counted.ts';
import { InputError } from '../../core/errors.ts';
import { locateInYaml, parseYaml } from '../../core/parse-yaml.ts';
import { importFormats } from '../../imports/formats.ts';
import { importStudy } from '../../imports/import-study.ts';
import { type Mapping, mappingSchema } from '../../imports/mapping.ts';
import type { ImportFormat } from '../../imports/sources/format.ts';
import { print, tell } from '../output.ts';

interface Options {
  readonly mapping: string;
  readonly out: string;
  readonly json?: boolean;
}

/** One command a kind of files; all take a mapping, and make a study. */
export function addImportRecords(program: Command): void {
  for (const format of importFormats) {
    program
      .command(format.id)
      .description(`${format.description}; the result is a study`)
      .argument('<files...>', `files that end in ${format.extensions.join(', ')}`)
      .requiredOption('--mapping <file>', 'what stands where, as YAML or JSON; see docs/import.md')
      .requiredOption('--out <folder>', 'folder of the study; must be new')
      .option('--json', 'print what was imported as JSON')
      .action((files: readonly string[], options: Options) =>
        importRecords(format, files, options),
      );
  }
}

async function importRecords(format: ImportFormat, files: readonly string[], options: Options) {
  const { mapping: mappingFile, out, json } = options;
  checkEndings(format, files);
  const { mapping, text } = await readMapping(mappingFile);
  const result = await importStudy({
    ...{ format, files, mapping, out },
    locate: (...path) => locateInYaml(text, mappingFile, path),
    onProgress: (answers) => {
      if (answers % 50_000 === 0) tell(`${answers} answers so far`);
    },
  });
  const { answers, tasks, models } = result;
  for (const { file, leftOut } of result.files.filter((one) => one.leftOut > 0)) {
    tell(`${file}: left out ${counted(leftOut, 'record')} of failures, which are no answers`);
  }
  if (json) print(JSON.stringify({ out, ...result }, null, 2));
  else
    print(
      `${out}: ${counted(answers, 'answer')} of ${counted(models.length, 'model')} to ${counted(tasks, 'task')}`,
    );
}

function checkEndings({ id, extensions }: ImportFormat, files: readonly string[]): void {
  const stranger = files.find((file) => !extensions.some((ending) => file.endsWith(ending)));
  if (stranger === undefined) return;
  throw new InputError('unknown-format', `This is no file that \`import ${id}\` reads.`, {
    location: { file: stranger },
    remedy: `It reads files that end in ${extensions.join(', ')}; \`credence import --help\` lists the others.`,
  });
}

async function readMapping(
  file: string,
): Promise<{ readonly mapping: Mapping; readonly text: string }> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw new InputError('unreadable-file', 'The mapping cannot be read.', {
      location: { file },
      remedy: 'docs/import.md shows one to begin with.',
      cause,
    });
  }
  return { mapping: parseYaml(text, file, mappingSchema), text };
}
