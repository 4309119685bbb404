import type { JournalRecord } from '../../core/records.ts';
import type { Task } from '../../core/task.ts';
import type { JournalReader } from '../../journal/journal.ts';
import { KeyTable } from '../../journal/key-table.ts';
import type { ObservedOrder } from '../../study/plan-order.ts';
import { ConfidenceCollector } from './collect-confidences.ts';
import { EvidenceCollector } from './collect-evidence.ts';
import { SampleCollector } from './collect-samples.ts';
import { VerdictCollector } from './collect-verdicts.ts';
import { rowsInOrder } from './row-order.ts';
import type { StudyAnswers, StudyRepairs } from './study-answers.ts';

/** What a journal says of a study's answers; repaired ones are a population of their own. */
export interface ReadAnswers {
  readonly first: StudyAnswers;
  readonly repaired: StudyRepairs;
}

/** Takes records as they come, in any order, and keeps of them what tables and pages are made of. */
export class AnswerCollector {
  readonly #tasks: readonly Task[];
  readonly #order: ObservedOrder;
  readonly #texts = new KeyTable();
  readonly #samples: SampleCollector;
  readonly #confidences: ConfidenceCollector;
  readonly #verdicts: VerdictCollector;
  readonly #evidence: EvidenceCollector;

  /** Records of tasks that are not among these, or of another version of one, are left out. */
  constructor(tasks: readonly Task[], order: ObservedOrder = {}) {
    this.#tasks = tasks;
    this.#order = order;
    this.#samples = new SampleCollector(tasks, this.#texts);
    this.#confidences = new ConfidenceCollector(this.#samples.keys, this.#texts);
    this.#verdicts = new VerdictCollector(this.#samples.keys, this.#texts);
    this.#evidence = new EvidenceCollector(this.#texts);
  }

  add(record: JournalRecord): void {
    if (record.kind === 'sample') this.#samples.add(record);
    else if (record.kind === 'confidence') this.#confidences.add(record);
    else if (record.kind === 'verdict') this.#verdicts.add(record);
    else if (record.kind === 'evidence') this.#evidence.add(record);
  }

  answers(): ReadAnswers {
    const { first, repaired } = rowsInOrder(this.#samples, this.#tasks, this.#order);
    return {
      first: this.#answersAt(first),
      repaired: {
        ...this.#answersAt(repaired),
        origins: Array.from(repaired, (sample) => this.#samples.origin(sample)!),
      },
    };
  }

  #answersAt(samples: Int32Array): StudyAnswers {
    const columns = this.#samples.columnsAt(samples);
    const placed = { samples, ...columns };
    return {
      ...columns,
      size: samples.length,
      key: (row) => this.#samples.keys.at(samples[row]!),
      ...this.#verdicts.columnsAt(placed),
      ...this.#evidence.columnsAt(placed),
      confidences: this.#confidences.columnsAt(samples, this.#order.confidence),
      text: (number) => this.#texts.at(number),
    };
  }
}

/** The answers of a journal, in one pass over it. Some 150 bytes an answer, and no text. */
export async function readAnswers(
  journal: Pick<JournalReader, 'records'>,
  tasks: readonly Task[],
  order?: ObservedOrder,
): Promise<ReadAnswers> {
  const collector = new AnswerCollector(tasks, order);
  for await (const record of journal.records()) collector.add(record);
  return collector.answers();
}
