import type { EvidenceRecord } from '../../core/records.ts';
import type { Task } from '../../core/task.ts';
import type { KeyTable } from '../../journal/key-table.ts';
import { answerContext } from '../../judging/analysers/answer.ts';
import { compareText } from '../../study/plan-order.ts';
import { Numbered } from './numbered.ts';

/** What analysers say of codes, by the code and what stands around it; one record an analyser. */
export class EvidenceCollector {
  readonly #texts: KeyTable;
  readonly #sets = new Map<string, readonly EvidenceRecord[]>();

  constructor(texts: KeyTable) {
    this.#texts = texts;
  }

  add(record: EvidenceRecord): void {
    const on = `${record.context} ${this.#texts.number(record.code)}`;
    const others = (this.#sets.get(on) ?? []).filter(
      ({ analyser }) => analyser !== record.analyser,
    );
    const all = [...others, record].sort((a, b) => compareText(a.analyser, b.analyser));
    this.#sets.set(on, all);
  }

  columnsAt({
    tasks,
    task,
    code,
  }: {
    readonly tasks: readonly Task[];
    readonly task: Int32Array;
    readonly code: Int32Array;
  }) {
    const analyses = new Numbered<readonly EvidenceRecord[]>();
    if (this.#sets.size === 0) {
      return { analyses: analyses.values, evidence: new Int32Array(code.length).fill(-1) };
    }
    const contexts = tasks.map(answerContext);
    const evidence = code.map((text, row) => {
      const found = this.#sets.get(`${contexts[task[row]!]} ${text}`);
      return found === undefined ? -1 : analyses.number(found);
    });
    return { analyses: analyses.values, evidence };
  }
}
