import type { VerdictRecord } from '../../core/records.ts';
import type { Task } from '../../core/task.ts';
import type { KeyTable } from '../../journal/key-table.ts';
import { nobody } from '../../judging/images/image-judge.ts';
import { Numbered } from './numbered.ts';
import type { Judged } from './study-answers.ts';

/** More oracles than any study has: a code and an oracle are one number. */
const mostOracles = 2 ** 20;

export interface JudgedRows {
  readonly samples: Int32Array;
  readonly tasks: readonly Task[];
  readonly task: Int32Array;
  readonly code: Int32Array;
  readonly imported: (row: number) => boolean;
}

/** Verdict records by the code and the oracle that they are about, or by the sample. */
export class VerdictCollector {
  readonly #samples: KeyTable;
  readonly #texts: KeyTable;
  readonly #oracles = new Numbered<string>();
  readonly #verdicts = new Numbered<Judged>();
  readonly #byCode = new Map<number, number>();
  readonly #bySample = new Map<number, number>();

  constructor(samples: KeyTable, texts: KeyTable) {
    this.#samples = samples;
    this.#texts = texts;
  }

  add(record: VerdictRecord): void {
    const { functional, security, checks } = record;
    const judged: Judged = { functional, security, checks };
    // Programs of a task fail in few ways: most verdicts have been seen before.
    const number = this.#verdicts.number(judged, JSON.stringify(judged));
    if (record.sample !== undefined) {
      this.#bySample.set(this.#samples.number(record.sample), number);
    } else if (record.code !== null) {
      const on = this.#on(this.#texts.number(record.code), this.#oracles.number(record.oracleHash));
      // Where nobody could judge, another machine or a later run may have judged all the same.
      if (record.stamp?.sandbox !== nobody || !this.#byCode.has(on)) this.#byCode.set(on, number);
    }
  }

  columnsAt({ samples, tasks, task, code, imported }: JudgedRows) {
    const oracle = tasks.map((one) => this.#oracles.find(one.oracle.hash));
    return {
      verdicts: this.#verdicts.values,
      verdict: samples.map((sample, row) => {
        if (imported(row)) return this.#bySample.get(sample) ?? -1;
        const by = oracle[task[row]!]!;
        if (code[row]! < 0 || by < 0) return -1;
        return this.#byCode.get(this.#on(code[row]!, by)) ?? -1;
      }),
    };
  }

  #on(code: number, oracle: number): number {
    if (oracle >= mostOracles) throw new RangeError(`More than ${mostOracles} oracles in a study`);
    return code * mostOracles + oracle;
  }
}
