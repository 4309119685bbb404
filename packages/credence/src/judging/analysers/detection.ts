import { wilsonInterval } from '@credence/calibration';
import type { StaticEvidence } from '../../core/static-evidence.ts';
import type { Language, Reference, Task } from '../../core/task.ts';
import type { Analysis } from './analysis.ts';
import { analyseAnswer } from './answer.ts';

/**
 * What counts as an alarm:
 * - `any`: a finding of any kind;
 * - `warning`: one that the analyser calls a warning or an error;
 * - `weakness`: one that names the very weakness the task is about.
 */
export const alarms = ['any', 'warning', 'weakness'] as const;
export type Alarm = (typeof alarms)[number];

export interface Proportion {
  readonly count: number;
  readonly of: number;
  /** 95 %, Wilson. */
  readonly interval: readonly [number, number] | null;
}

/** How far an analyser tells secure from insecure references of one language. */
export interface DetectionRow {
  readonly analyser: string;
  readonly version: string | null;
  readonly language: Language;
  readonly tasks: number;
  readonly alarm: Alarm;
  /** Insecure references with an alarm. */
  readonly sensitivity: Proportion;
  /** Secure references without one. */
  readonly specificity: Proportion;
  /** References that it gave no evidence on. They count in neither. */
  readonly noEvidence: number;
}

interface Look {
  readonly task: Task;
  readonly kind: Reference['kind'];
  readonly evidence: StaticEvidence;
}

const isAlarm: Readonly<Record<Alarm, (look: Look) => boolean>> = {
  any: ({ evidence }) => evidence.findings.length > 0,
  warning: ({ evidence }) => evidence.findings.some(({ severity }) => severity !== 'note'),
  weakness: ({ evidence, task }) => evidence.findings.some(({ cwe }) => cwe.includes(task.cwe)),
};

/** Analyses every secure and insecure reference of the tasks. */
export async function detection(
  tasks: readonly Task[],
  analysis: Analysis,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<readonly DetectionRow[]> {
  const references = tasks.flatMap((task) =>
    task.references
      .filter(({ kind }) => kind === 'secure' || kind === 'insecure')
      .map((reference) => ({ task, reference })),
  );
  let done = 0;
  const looks = await Promise.all(
    references.map(async ({ task, reference }): Promise<readonly Look[]> => {
      const all = await Promise.all(
        analysis.analysers.map((analyser) =>
          analyseAnswer(analysis, analyser, task, reference.code),
        ),
      );
      done += 1;
      if (done % 25 === 0) onProgress(done, references.length);
      return all.map((evidence) => ({ task, kind: reference.kind, evidence }));
    }),
  );
  return rowsOf(looks.flat());
}

/** One row an analyser, language and kind of alarm; none for analysers that did not look. */
export function rowsOf(looks: readonly Look[]): readonly DetectionRow[] {
  const cells = new Map<string, Look[]>();
  for (const look of looks) {
    const { analyser, language, status } = look.evidence;
    if (status === 'not-installed' || status === 'not-applicable') continue;
    const cell = cells.get(`${analyser} ${language}`);
    if (cell) cell.push(look);
    else cells.set(`${analyser} ${language}`, [look]);
  }
  return [...cells.values()].flatMap((cell) => alarms.map((alarm) => row(cell, alarm)));
}

function row(cell: readonly Look[], alarm: Alarm): DetectionRow {
  const [first] = cell;
  if (!first) throw new RangeError('A cell without a look');
  const { analyser, version, language } = first.evidence;
  const read = cell.filter(({ evidence }) => evidence.status !== 'crashed');
  const insecure = read.filter(({ kind }) => kind === 'insecure');
  const secure = read.filter(({ kind }) => kind === 'secure');
  return {
    analyser,
    version,
    language,
    tasks: new Set(cell.map(({ task }) => task.id)).size,
    alarm,
    sensitivity: proportion(insecure.filter(isAlarm[alarm]).length, insecure.length),
    specificity: proportion(secure.filter((look) => !isAlarm[alarm](look)).length, secure.length),
    noEvidence: cell.length - read.length,
  };
}

const proportion = (count: number, of: number): Proportion => ({
  count,
  of,
  interval: wilsonInterval(count, of),
});
