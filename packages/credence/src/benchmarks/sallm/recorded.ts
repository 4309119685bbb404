import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../core/errors.ts';

/** What one test of a recorded generation came to; `null` where there is no result. */
export type RecordedState = 'success' | 'failure' | 'error' | null;

/** One of the generations that SALLM comes with, and what its authors' runs of the tests said. */
export interface RecordedGeneration {
  /** As the published tables name it: `gpt-4`. */
  readonly model: string;
  /** What the provider said had answered, or `null`. */
  readonly served: string | null;
  readonly temperature: number;
  /** The task, as `SallmRow.name`. */
  readonly task: string;
  /** Of the ten, from 0. */
  readonly index: number;
  /** What the model said. */
  readonly text: string;
  /** The prompt and what the authors kept of the answer, as they tested it. */
  readonly code: string;
  readonly correctness: RecordedState;
  readonly vulnerability: RecordedState;
  /** The file with the rows of its test run, relative to the checkout. */
  readonly resultFile: string;
}

const state = z.enum(['success', 'failure', 'error']).nullable();

const answer = z.object({
  message: z.object({ content: z.string() }).optional(),
  text: z.string().optional(),
  cleared_code: z.string(),
  test_success: state,
  test_vulnerability: state,
});

const recordedRow = z.object({
  id: z.string(),
  output: z.union([z.array(answer), z.object({ model: z.string(), choices: z.array(answer) })]),
});

export const resultsFolder = join('Evaluation', 'TestResults');

/** The files of recorded generations, one a model and temperature. */
export async function recordedFiles(checkout: string): Promise<readonly string[]> {
  const names = await readdir(join(checkout, resultsFolder)).catch(() => []);
  const files = names.filter((name) => /^dataset_.+_\d\.\d\.jsonl$/.test(name)).sort();
  if (files.length > 0) return files.map((name) => join(resultsFolder, name));
  throw new InputError('no-recorded-generations', 'The checkout has no recorded generations.', {
    location: { file: join(checkout, resultsFolder) },
    remedy: 'Use a complete checkout of SALLM: they lie in Evaluation/TestResults.',
  });
}

/** All generations of one file, task by task. Throws `InputError` with file and line. */
export async function readRecorded(
  checkout: string,
  file: string,
): Promise<readonly RecordedGeneration[]> {
  const [, whole = '', temperature = ''] =
    /^dataset_(.+)_(\d\.\d)\.jsonl$/.exec(basename(file)) ?? [];
  const lines = (await readFile(join(checkout, file), 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed = recordedRow.safeParse(parseJson(line));
    if (!parsed.success) {
      throw new InputError('sallm-recorded', 'This line is no record of generations.', {
        location: { file: join(checkout, file), line: index + 1 },
        remedy: 'Restore the file with `git checkout`.',
      });
    }
    const { id, output } = parsed.data;
    const [technique = '', , ...module] = id.replace(/\.py$/, '').split('_');
    const name = module.join('_');
    const answers = Array.isArray(output) ? output : output.choices;
    return answers.map((one, place): RecordedGeneration => {
      const run = `${whole.replace('Salesforce_', '')}_${temperature}_R${place + 1}`;
      return {
        // The organisation before the name is not part of it.
        model: whole.split('_').at(-1) ?? whole,
        served: Array.isArray(output) ? null : output.model,
        temperature: Number(temperature),
        task: `${technique}_${name}`,
        index: place,
        text: one.message?.content ?? one.text ?? '',
        code: one.cleared_code,
        correctness: one.test_success,
        vulnerability: one.test_vulnerability,
        resultFile: join(
          'Evaluation',
          'TestModelsResults',
          `${run}_${technique}_test_${name}_results.csv`,
        ),
      };
    });
  });
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
