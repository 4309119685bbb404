import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type SallmValidation, validateSallm } from '../../analysis/sallm/validate.ts';
import { type SallmMode, sallmModes } from '../../benchmarks/sallm/mode.ts';
import { InputError } from '../../core/errors.ts';
import { textTable } from '../../report/text-table.ts';
import { print, tell } from '../output.ts';
import { positiveInteger } from '../parse-option.ts';

interface Options {
  readonly out: string;
  readonly mode: SallmMode;
  readonly sample: number;
  readonly models?: readonly string[];
  readonly workers: number;
  readonly json?: boolean;
}

const percent = (n: number, of: number) => `${((100 * n) / of).toFixed(1)} %`;

/** Causes with their counts, the most frequent first. */
function causeRows({ disagreements, compared }: SallmValidation): readonly string[][] {
  const counts = new Map<
    string,
    { n: number; words: string; liesIn: string; tasks: Set<string> }
  >();
  for (const { cause, recorded } of disagreements) {
    const seen = counts.get(cause.id) ?? { n: 0, ...cause, tasks: new Set() };
    seen.tasks.add(recorded.task);
    counts.set(cause.id, { ...seen, n: seen.n + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.n - a.n)
    .map(({ n, words, liesIn, tasks }) => [
      words,
      liesIn,
      String(n),
      percent(n, compared),
      String(tasks.size),
    ]);
}

function inWords(result: SallmValidation, mode: SallmMode): string {
  const { atK, compared, agreeing, sameStates, notJudged, disagreements, verdicts } = result;
  const same = atK.filter((row) => row.same).length;
  const explained = disagreements.filter(({ cause }) => cause.liesIn === 'record').length;
  const left = compared - explained;
  return [
    `figures at k: ${same} of ${atK.length} published rows recomputed from their records`,
    '',
    `verdicts in mode ${mode}, on ${compared} recorded generations${notJudged > 0 ? ` (${notJudged} not judged)` : ''}`,
    `  equal pairs (function, security)  ${agreeing}  ${percent(agreeing, compared)}`,
    `  equal in every state of both tests  ${sameStates}  ${percent(sameStates, compared)}`,
    `  equal pairs but for what lies in the records  ${agreeing} of ${left}  ${percent(agreeing, left)}`,
    `  ${verdicts.fresh} distinct codes judged now in ${Math.round(verdicts.seconds)} s, ${(verdicts.fresh / verdicts.seconds).toFixed(1)} verdicts a second (${verdicts.warm.warm} warm, ${verdicts.warm.compared} of them compared with cold ones)`,
    '',
    textTable(['why they differ', 'lies in', 'n', 'share', 'tasks'], causeRows(result), 2),
  ].join('\n');
}

function parseMode(text: string): SallmMode {
  const mode = sallmModes.find((one) => one === text);
  if (mode) return mode;
  throw new InputError('unknown-mode', `There is no mode "${text}".`, {
    remedy: `Known: ${sallmModes.join(', ')}.`,
  });
}

export function addValidateSallm(program: Command): void {
  program
    .command('sallm')
    .description('SALLM: its table of figures at k, and verdicts on the generations it comes with')
    .argument('<checkout>', 'folder of the checkout')
    .option('-o, --out <folder>', 'where verdicts are kept, to go on with', 'out/validate-sallm')
    .option('--mode <mode>', 'as-published, or sound', parseMode, 'as-published')
    .option(
      '--sample <n>',
      'so many generations, spread over models, temperatures and tasks, or all',
      (text) => (text === 'all' ? Number.POSITIVE_INFINITY : positiveInteger(text)),
      1_200,
    )
    .option('--models <models>', 'only these, separated by commas', (text) => text.split(','))
    .option('--workers <n>', 'verdicts at a time', positiveInteger, 1)
    .option('--json', 'print everything as JSON, each disagreement with its cause')
    .action(async (checkout: string, { json, out, ...options }: Options) => {
      let told = Date.now();
      const result = await validateSallm({
        ...options,
        checkout: resolve(checkout),
        journal: resolve(out),
        onNotice: tell,
        onProgress: (done, of) => {
          if (Date.now() - told < 10_000 && done < of) return;
          told = Date.now();
          tell(`${done} of ${of} codes judged`);
        },
      });
      print(json ? JSON.stringify(result, null, 2) : inWords(result, options.mode));
    });
}
