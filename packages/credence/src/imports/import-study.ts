import { basename } from 'node:path';
import { confidenceMethodIds } from '../confidence/registry.ts';
import { InputError, type Location } from '../core/errors.ts';
import type { Plain } from '../core/keys.ts';
import { fileDigest } from '../journal/places/digest.ts';
import { findPlace } from '../journal/places/registry.ts';
import { TalliedWriter } from '../journal/tally.ts';
import { promptingIds } from '../mitigation/prompting/registry.ts';
import { type FrozenStudy, studyFormat, studyText } from '../study/frozen-study.ts';
import type { ImportedFile } from '../study/imported-study.ts';
import { version } from '../version.ts';
import { AnswerWriter } from './answer-writer.ts';
import { type Mapping, pathsOf } from './mapping.ts';
import { printable, stepsOf } from './raw-record.ts';
import { readRecord } from './read-record.ts';
import type { ImportFormat, RecordFile, WantedField } from './sources/format.ts';

export interface ImportOptions {
  readonly format: ImportFormat;
  readonly files: readonly string[];
  readonly mapping: Mapping;
  /** Where a key of the mapping stands, for errors. */
  readonly locate: (...path: (string | number)[]) => Location;
  /** Where the study is to be. */
  readonly out: string;
  readonly onProgress: (records: number) => void;
}

export interface ImportResult {
  readonly files: readonly ImportedFile[];
  readonly answers: number;
  readonly tasks: number;
  readonly models: readonly string[];
}

/**
 * Makes a study of what another tool recorded. Streams: what is kept in memory is the tasks, and how
 * many answers each cell of the design has. Throws `InputError` with file, line or record, field and
 * remedy for what cannot be read; nothing is left behind then.
 */
export async function importStudy(options: ImportOptions): Promise<ImportResult> {
  const { format, files, out, locate } = options;
  const mapping: Mapping = { ...format.defaults, ...options.mapping };
  checkNames(mapping, locate);
  const writer = await findPlace(out).write(out);
  try {
    const counted = new TalliedWriter(writer);
    const answers = new AnswerWriter(counted, new Date().toISOString());
    const imported: ImportedFile[] = [];
    for (const file of files) {
      imported.push(await importFile(file, { ...options, mapping }, answers, imported));
    }
    await counted.document({
      path: 'study.json',
      text: studyText(studyOf(mapping, files, imported, answers)),
    });
    await counted.finish();
    const { samples, tasks, models } = answers;
    return { files: imported, answers: samples, tasks: tasks.length, models };
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** Names of ours stand for words of ours, and those were not used. */
function checkNames(mapping: Mapping, locate: ImportOptions['locate']): void {
  const taken = (what: string, name: string, ...path: (string | number)[]) =>
    new InputError(
      'name-taken',
      `${name} is a ${what} of Credence, whose words others did not use.`,
      { location: locate(...path), remedy: `Name it otherwise, as recorded-${name}.` },
    );
  mapping.confidence.forEach(({ method }, n) => {
    if (confidenceMethodIds.includes(method)) {
      throw taken('confidence method', method, 'confidence', n, 'method');
    }
  });
  const { prompting } = mapping;
  const constant = typeof prompting === 'object' && 'value' in prompting ? prompting.value : null;
  if (typeof constant === 'string' && promptingIds.includes(constant)) {
    throw taken('prompting strategy', constant, 'prompting');
  }
  const twice = mapping.confidence.findIndex(({ method, target }, n) =>
    mapping.confidence
      .slice(0, n)
      .some(
        (one) =>
          one.method === method &&
          (one.target === target || one.target === 'answer' || target === 'answer'),
      ),
  );
  if (twice === -1) return;
  throw new InputError('name-taken', 'Two confidences have the same method and target.', {
    location: locate('confidence', twice, 'method'),
    remedy: 'Give each a method name of its own.',
  });
}

async function importFile(
  file: string,
  { format, mapping, onProgress, locate }: ImportOptions,
  answers: AnswerWriter,
  before: readonly ImportedFile[],
): Promise<ImportedFile> {
  const records = await format.open(file);
  const tool = printable(toolOf(records, mapping, locate));
  const digest = await fileDigest(file);
  const twin = before.find(({ sha256 }) => sha256 === digest.sha256);
  if (twin) {
    throw new InputError('same-file', `This is the same as ${twin.file}.`, {
      location: { file },
      remedy: 'Name each file once: its answers would count twice.',
    });
  }
  const name = printable(basename(file));
  const origin = { file: name, sha256: digest.sha256, tool };
  const options = { mapping, flat: records.flat, benchmark: mapping.name ?? name };
  let taken = 0;
  let leftOut = 0;
  await records.read(wantedFields(mapping, records), async (raw) => {
    taken += 1;
    if (taken % 1_000 === 0) onProgress(answers.samples);
    if (raw.failed === null)
      await answers.add(raw, readRecord(raw, options), { ...origin, at: raw.at });
    else leftOut += 1;
  });
  return { ...origin, bytes: digest.bytes, records: taken, leftOut };
}

function toolOf(
  { tool: recorded }: RecordFile,
  { tool }: Mapping,
  locate: ImportOptions['locate'],
): string {
  if (tool) return `${tool.name} ${tool.version}`;
  if (recorded !== null) return recorded;
  throw new InputError('no-tool', 'The mapping does not say what made the records.', {
    location: locate(),
    remedy: 'Add `tool: {name: …, version: …}`: readers of the report must know.',
  });
}

/** The outermost fields that the mapping reads: what a table must have. */
function wantedFields(mapping: Mapping, { flat }: RecordFile): readonly WantedField[] {
  const wanted = new Map<string, WantedField>();
  for (const { key, path } of pathsOf(mapping)) {
    const name = String(stepsOf(path, flat)[0] ?? '');
    if (!wanted.has(name)) wanted.set(name, { name, key });
  }
  return [...wanted.values()];
}

function studyOf(
  mapping: Mapping,
  files: readonly string[],
  imported: readonly ImportedFile[],
  answers: AnswerWriter,
): FrozenStudy {
  const name = mapping.name ?? files.map((file) => basename(file)).join(', ');
  const methods = mapping.confidence.map(({ method: id, version: v, description, target }) => ({
    ...{ id, version: v },
    description: description ?? `recorded by others, about ${about[target]}`,
  }));
  const distinct = methods.filter(({ id }, n) => methods.findIndex((one) => one.id === id) === n);
  return {
    format: studyFormat,
    credenceVersion: version,
    startedAt: answers.at,
    imported: {
      files: imported,
      mapping: mapping as unknown as Plain,
      methods: distinct,
      tasks: answers.tasks,
    },
    config: {
      name,
      description: mapping.description,
      benchmarks: [...new Set(answers.tasks.map(({ benchmark }) => benchmark))],
      context: 'given',
      models: answers.models.map((id) => ({ provider: 'replay', id, recording: name })),
      temperatures: [...answers.temperatures],
      samples: answers.most,
      prompting: [...answers.prompting],
      confidence: distinct.map(({ id }) => id),
      unsupported: 'skip',
      maxTokens: 1,
      seed: 0,
      falseTrustThreshold: mapping.falseTrustThreshold,
      analysers: [],
      judge: false,
    },
    tasks: answers.taskHashes,
    prompts: Object.fromEntries([
      ...[...answers.prompting].map((id) => [id, 'recorded'] as const),
      ...distinct.map(({ id, version: v }) => [id, v] as const),
    ]),
  };
}

const about = {
  functional: 'function',
  security: 'security',
  answer: 'the answer as a whole',
} as const;
