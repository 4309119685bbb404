import type { BodyHash } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import type { Journal } from '../journal/journal.ts';
import type { Analysis } from '../judging/analysers/analysis.ts';
import { analyseAnswer, answerContext } from '../judging/analysers/answer.ts';
import { survive } from './failure.ts';

interface Answer {
  readonly task: Task;
  readonly code: string;
  readonly codeHash: BodyHash;
}

/** The part of the judging stage that collects static evidence; none without analysers. */
export class Analysing {
  readonly #analysis: Analysis | null;
  readonly #journal: Journal;

  constructor(analysis: Analysis | null, journal: Journal) {
    this.#analysis = analysis;
    this.#journal = journal;
  }

  /** The keys of the evidence there should be on code: of all analysers that can look at it here. */
  keys(task: Task, codeHash: BodyHash): readonly string[] {
    return this.#wanted(task, codeHash).map(({ key }) => key);
  }

  isDone({ task, codeHash }: Pick<Answer, 'task' | 'codeHash'>): boolean {
    return this.keys(task, codeHash).every((key) => this.#journal.has(key));
  }

  /** Collects what the journal does not hold yet. Returns how many analysers our machinery failed. */
  async analyse({ task, code, codeHash }: Answer): Promise<number> {
    const [analysis, journal] = [this.#analysis, this.#journal];
    if (analysis === null) return 0;
    let failures = 0;
    for (const { analyser, key } of this.#wanted(task, codeHash)) {
      if (journal.has(key)) continue;
      const survived = await survive(journal, 'analyse', key, async () => {
        const { status, ...evidence } = await analyseAnswer(analysis, analyser, task, code);
        if (status === 'not-installed' || status === 'not-applicable') {
          throw new Error(`${analyser.id} has a key and no evidence: ${evidence.detail}`);
        }
        await journal.put({
          kind: 'evidence',
          key,
          task: task.id,
          context: answerContext(task),
          code: codeHash,
          ...evidence,
          status,
          at: new Date().toISOString(),
        });
      });
      if (!survived) failures += 1;
    }
    return failures;
  }

  #wanted(task: Task, codeHash: BodyHash) {
    const analysis = this.#analysis;
    if (analysis === null) return [];
    const context = answerContext(task);
    return analysis.analysers.flatMap((analyser) => {
      const key = analysis.key(analyser, codeHash, context, task.language);
      return key === null ? [] : [{ analyser, key }];
    });
  }
}
