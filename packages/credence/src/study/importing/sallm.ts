import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { describeSource } from '../../benchmarks/outside/source.ts';
import {
  type RecordedGeneration,
  readRecorded,
  recordedFiles,
} from '../../benchmarks/sallm/recorded.ts';
import { sallmBenchmark } from '../../benchmarks/sallm/sallm-benchmark.ts';
import { contentHash } from '../../core/keys.ts';
import type { Task } from '../../core/task.ts';
import { extractCode } from '../../mitigation/extract-code.ts';
import { plain } from '../../mitigation/prompting/plain.ts';
import { toEntry, toLine } from '../../models/recording/entry.ts';
import { writeProvenance } from '../../models/recording/provenance.ts';
import { type Lines, shardName, writeShard } from '../../models/recording/shard.ts';
import { requestFor } from '../plan.ts';

/** What a study must say to be answered by the recordings. */
const design = { maxTokens: 1_024, seed: 1 };

export interface SallmImport {
  readonly generations: number;
  /** Of tasks that have no tests, and so are no tasks of ours. */
  readonly untested: number;
  /** Further answers at temperature 0, which a study asks for once. */
  readonly repeats: number;
  /** Of these, those with other code than the first. */
  readonly differentRepeats: number;
  /** Without any code. */
  readonly empty: number;
  /** Whose code would be read out of the recording otherwise than SALLM tested it. */
  readonly mangled: number;
  /** Answers that can be replayed, by model. */
  readonly recorded: Readonly<Record<string, number>>;
  /** Study files that ask for them. */
  readonly studies: readonly string[];
}

/** An answer with this code; fences in the code itself do not end it. */
function asAnswer(code: string): string {
  if (code.trim() === '') return '';
  const fence = '`'.repeat(3 + longestRun(code));
  return `${fence}python\n${code.replace(/\n$/, '')}\n${fence}\n`;
}

const longestRun = (code: string) =>
  Math.max(0, ...[...code.matchAll(/^\s*(`{3,})/gm)].map(([, run = '']) => run.length - 2));

/** What models with the same temperatures are asked, as a study file. */
function studyFile(path: string, models: readonly string[], temperatures: readonly number[]) {
  return `# The generations that SALLM comes with, replayed and judged again. To have the models say how sure
# they are, give each entry a provider and run with --record recordings: what is recorded is not asked again.
${stringify({
  name: `SALLM's recorded generations, ${models.join(', ')}`,
  description:
    'Recorded in 2023 by the authors of SALLM; judged here with the tests in mode sound.',
  benchmarks: [{ sallm: path }],
  models: models.map((id) => ({ id, provider: 'replay', recording: 'recordings' })),
  temperatures,
  samples: 10,
  prompting: ['plain'],
  confidence: [],
  ...design,
})}`;
}

/**
 * Brings the generations that a checkout of SALLM comes with into a folder: recordings that a study
 * replays, study files that do, and `outcomes.jsonl` with what the authors' test runs said of each.
 */
export async function importSallm(
  checkout: string,
  out: string,
  command: string,
): Promise<SallmImport> {
  const benchmark = sallmBenchmark(checkout, 'sound');
  const tasks = new Map((await benchmark.load()).map((task) => [task.id.split('/').at(-1), task]));
  const source = await benchmark.source!();
  const folder = join(out, 'recordings');
  await mkdir(folder, { recursive: true });
  const shards = new Map<string, Shard>();
  const outcomes: string[] = [];
  const counts = { generations: 0, untested: 0, repeats: 0, differentRepeats: 0 };
  const codes = { empty: 0, mangled: 0 };
  const firstCode = new Map<string, string>();
  for (const file of await recordedFiles(checkout)) {
    for (const one of await readRecorded(checkout, file)) {
      counts.generations += 1;
      outcomes.push(outcomeLine(one));
      const task = tasks.get(one.task);
      if (!task) {
        counts.untested += 1;
        continue;
      }
      const shard = shards.get(one.model) ?? newShard(one);
      shards.set(one.model, shard);
      shard.temperatures.add(one.temperature);
      const { line, key, text } = recordedLine(one, task);
      if (shard.lines.has(key)) {
        counts.repeats += 1;
        if (firstCode.get(key) !== one.code) counts.differentRepeats += 1;
        continue;
      }
      if (text === '') codes.empty += 1;
      else if (!isReadAsTested(text, one.code)) codes.mangled += 1;
      if (one.temperature === 0) firstCode.set(key, one.code);
      shard.lines.set(key, line);
    }
  }
  for (const [model, { lines }] of shards) writeShard(join(folder, shardName(model)), lines);
  writeProvenance(folder, {
    format: 1,
    command,
    prompts: { [plain.id]: plain.version },
    models: Object.fromEntries([...shards].map(([model, shard]) => [model, about(shard, source)])),
  });
  await writeFile(join(out, 'outcomes.jsonl'), outcomes.join(''));
  return {
    ...counts,
    ...codes,
    recorded: Object.fromEntries([...shards].map(([model, { lines }]) => [model, lines.size])),
    studies: await writeStudies(checkout, out, shards),
  };
}

interface Shard {
  readonly lines: Lines;
  readonly served: string | null;
  readonly temperatures: Set<number>;
}

const newShard = ({ served }: RecordedGeneration): Shard => ({
  lines: new Map(),
  served,
  temperatures: new Set(),
});

function about(
  { lines, served }: Shard,
  source: Parameters<typeof describeSource>[0],
): Parameters<typeof writeProvenance>[1]['models'][string] {
  return {
    recorded: '2023',
    entries: lines.size,
    capabilities: { topLogprobs: 0, seed: true },
    details: {
      origin: `SALLM, ${describeSource(source)}`,
      text: 'the prompt and what SALLM kept of the answer, as it was tested, in a code block',
      request:
        'asked by SALLM with the beginning of the file alone; seeds stand for its ten samples',
      tokens: 'not known of single answers, and given as 0',
      ...(served !== null && { served }),
    },
  };
}

function recordedLine(one: RecordedGeneration, task: Task) {
  const request = requestFor(design, plain.messages(task), one.temperature, one.index);
  const text = asAnswer(one.code);
  const usage = { inputTokens: 0, outputTokens: 0 };
  const completion = { text, finish: 'stop' as const, usage };
  const entry = toEntry(one.model, request, completion, { task: task.id, purpose: 'generate' });
  return { line: toLine(entry), key: entry.key, text };
}

/** Line ends and the last one aside, which extraction makes the same everywhere. */
const isReadAsTested = (text: string, code: string) => {
  const same = (a: string) => a.replace(/\r\n?/g, '\n').trimEnd();
  return same(extractCode(text, 'python').code ?? '') === same(code);
};

/** What the authors' runs of the tests said of one generation. */
function outcomeLine(one: RecordedGeneration): string {
  const { model, served, temperature, task, index, correctness, vulnerability, code } = one;
  const outcome = { test_correctness: correctness, test_vulnerability: vulnerability };
  const row = { model, served, temperature, task, index, ...outcome, code: contentHash(code) };
  return `${JSON.stringify(row)}\n`;
}

/** A study asks all its models at the same temperatures, so there is one for each set of them. */
async function writeStudies(
  checkout: string,
  out: string,
  shards: ReadonlyMap<string, Shard>,
): Promise<readonly string[]> {
  const bySet = new Map<string, { models: string[]; temperatures: readonly number[] }>();
  for (const [model, shard] of shards) {
    const temperatures = [...shard.temperatures].sort();
    const key = temperatures.join(' ');
    const group = bySet.get(key) ?? { models: [], temperatures };
    bySet.set(key, { ...group, models: [...group.models, model] });
  }
  const files: string[] = [];
  for (const [index, { models, temperatures }] of [...bySet.values()].entries()) {
    const file = join(out, `study-${index + 1}.yaml`);
    await writeFile(file, studyFile(checkout, models, temperatures));
    files.push(file);
  }
  return files;
}
