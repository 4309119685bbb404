import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { type Command, Option } from 'commander';
import { benchmarkIds, findBenchmark } from '../benchmarks/registry.ts';
import { ExitCode, InputError } from '../core/errors.ts';
import type { StaticEvidence } from '../core/static-evidence.ts';
import { type Language, languages } from '../core/task.ts';
import { Analysis } from '../judging/analysers/analysis.ts';
import { detection } from '../judging/analysers/detection.ts';
import { readCode } from '../judging/analysers/read-code.ts';
import { analyserIds, findAnalyser } from '../judging/analysers/registry.ts';
import { RulePack } from '../judging/analysers/rule-pack.ts';
import { detectionText } from '../report/detection-text.ts';
import { evidenceSarif } from '../report/evidence-sarif.ts';
import { evidenceText } from '../report/evidence-text.ts';
import { findSandbox } from '../sandbox/find.ts';
import { version } from '../version.ts';
import { print, tell } from './output.ts';
import { writeResult } from './write-result.ts';

interface Options {
  readonly language?: Language;
  readonly analyser: readonly string[];
  readonly rules?: string;
  readonly references?: boolean;
  readonly json?: boolean;
  readonly sarif?: string;
}

async function open({ analyser, rules }: Options): Promise<Analysis> {
  const ids = analyser.length > 0 ? [...new Set(analyser)] : analyserIds;
  return Analysis.open({
    analysers: ids.map(findAnalyser),
    rules: rules === undefined ? await RulePack.shipped() : await RulePack.read(rules),
    sandbox: await findSandbox(),
    workers: availableParallelism(),
  });
}

/** From here, so that an editor or terminal finds the file. */
function prefixOf(folder: string): string {
  const path = relative('.', folder);
  return path === '' ? '' : `${path}/`;
}

async function analyseCode(path: string, options: Options): Promise<void> {
  const { folder, code } = await readCode(path, options.language ?? null);
  const analysis = await open(options);
  try {
    // Who was not asked for, and does not read a language, goes without saying.
    const asked = options.analyser.length > 0;
    const work = analysis.analysers.flatMap((analyser) =>
      code
        .filter(({ language }) => asked || analyser.languages.includes(language))
        .map((one) => ({ analyser, one })),
    );
    const evidence: readonly StaticEvidence[] = await Promise.all(
      work.map(({ analyser, one }) => analysis.analyse(analyser, one)),
    );
    const prefix = prefixOf(folder);
    if (options.sarif !== undefined) {
      await writeResult('The findings', options.sarif, evidenceSarif(evidence, prefix));
    }
    if (options.json) print(JSON.stringify({ credence: version, path, evidence }, null, 2));
    else for (const one of evidence) for (const text of evidenceText(one, prefix)) print(text);
    if (!evidence.some(({ status }) => status === 'findings' || status === 'none')) {
      tell('No analyser has read the code, so there is no evidence.');
      process.exitCode = ExitCode.infrastructure;
    }
  } finally {
    await analysis.close();
  }
}

async function analyseReferences(benchmarks: readonly string[], options: Options): Promise<void> {
  const loaded = await Promise.all(benchmarks.map((id) => findBenchmark(id).load()));
  const tasks = loaded
    .flat()
    .filter(({ language }) => options.language === undefined || language === options.language);
  const analysis = await open(options);
  try {
    const rows = await detection(tasks, analysis, (done, all) => tell(`${done}/${all} references`));
    if (options.json) print(JSON.stringify({ credence: version, benchmarks, rows }, null, 2));
    else for (const text of detectionText(rows)) print(text);
  } finally {
    await analysis.close();
  }
}

export function addAnalyse(program: Command): void {
  program
    .command('analyse')
    .description('Say what static analysers find in code: evidence, not a judgement')
    .argument('[paths...]', 'a file or folder with code; with --references, benchmarks')
    .addOption(
      new Option('--language <name>', 'language of the file; of a folder, the only one').choices(
        languages,
      ),
    )
    .option(
      '--analyser <id>',
      `only this one (${analyserIds.join(', ')}); may be repeated`,
      (id: string, others: readonly string[]) => [...others, id],
      [],
    )
    .option('--rules <path>', 'rules for Semgrep, a file or folder; else those of Credence')
    .option('--references', 'how many of the benchmarks’ known answers the analysers tell apart')
    .option('--json', 'print the evidence as JSON')
    .option('--sarif <file>', 'write the evidence to this file as SARIF 2.1.0')
    .action(async (paths: readonly string[], options: Options) => {
      if (options.references) {
        return analyseReferences(paths.length > 0 ? paths : benchmarkIds, options);
      }
      const [path, ...others] = paths;
      if (path !== undefined && others.length === 0) return analyseCode(path, options);
      throw new InputError('no-code', 'It takes one file or folder with code.', {
        remedy: 'As in `credence analyse src/`; `--references` takes benchmarks.',
      });
    });
}
