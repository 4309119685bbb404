import { contentHash, contentKey, type Plain } from '../core/keys.ts';
import type { BodyHash } from '../core/records.ts';
import type { BenchmarkKind, Language, Task } from '../core/task.ts';
import type { JournalReader } from '../journal/journal.ts';

/** A file of another tool that a study was made of. */
export interface ImportedFile {
  /** Without its folder. */
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly tool: string;
  readonly records: number;
  /** Records of failures of the tool, which are no answers. */
  readonly leftOut: number;
}

/** A task of which no more is known than what was recorded. */
export interface RecordedTask {
  readonly id: string;
  readonly benchmark: string;
  readonly language: Language;
  readonly kind: BenchmarkKind;
  readonly cwe: string;
  readonly title: string;
  readonly prompt: BodyHash;
}

/** What `study.json` says of a study that another tool made. */
export interface ImportedStudy {
  readonly files: readonly ImportedFile[];
  /** How the files were read. */
  readonly mapping: Plain;
  readonly methods: readonly {
    readonly id: string;
    readonly version: string;
    readonly description: string;
  }[];
  readonly tasks: readonly RecordedTask[];
}

/** Names the judge of all that others judged; there is no oracle behind it that could be looked at. */
export const recordedOracle = contentHash('recorded by others');

export const recordedTaskHash = (task: RecordedTask): string =>
  contentKey('recorded task', { ...task });

function asTask(task: RecordedTask, prompt: string): Task {
  const { id, benchmark, language, kind, cwe, title } = task;
  return {
    ...{ id, benchmark, language, kind, cwe, title, prompt },
    // Nobody recorded how hard it is, and nothing asks.
    difficulty: 'medium',
    hint: null,
    answerPath: 'answer',
    surroundings: null,
    oracle: {
      hash: recordedOracle,
      checks: { path: 'none', content: '' },
      fixtures: [],
      limits: { deadlineMs: null, memoryMb: null },
    },
    references: [],
    hash: recordedTaskHash(task),
  };
}

/** The tasks of an imported study, as far as they were recorded. */
export async function recordedTasks(
  { tasks }: ImportedStudy,
  journal: Pick<JournalReader, 'bodies'>,
): Promise<readonly Task[]> {
  const prompts = await journal.bodies(tasks.map(({ prompt }) => prompt));
  return tasks.map((task) => asTask(task, prompts.get(task.prompt) ?? ''));
}

/** What readers of a report must know before all else. */
export function importedInWords({ files }: ImportedStudy): string {
  const named = files
    .slice(0, 3)
    .map(({ file, sha256, tool }) => `${file} (SHA-256 ${sha256.slice(0, 16)}…, ${tool})`);
  const more = files.length > 3 ? ` and ${files.length - 3} more` : '';
  const lost = files.reduce((sum, { leftOut }) => sum + leftOut, 0);
  const without = lost > 0 ? ` ${lost} records of failures were left out.` : '';
  return (
    `Answers, confidences and outcomes were recorded by others and imported from ${named.join(', ')}${more}. ` +
    `Nothing of it was judged here, and no oracle was audited.${without}`
  );
}

/** Who made the records. */
export const toolsOf = ({ files }: ImportedStudy): string =>
  [...new Set(files.map(({ tool }) => tool))].join(', ');
