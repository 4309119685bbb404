import { contentHash } from '../core/keys.ts';
import type { JournalRecord, SampleRecord } from '../core/records.ts';
import type { Task } from '../core/task.ts';
import { KeyTable } from '../journal/key-table.ts';
import { byIndex, type Database } from '../journal/postgres/database.ts';
import { fromUuid, keysThere, parseRecord } from '../journal/postgres/rows.ts';
import { answerContext } from '../judging/analysers/answer.ts';
import { wantedConfidences } from '../study/elicit.ts';
import { elicitJob, type Job, judgeJob } from './jobs.ts';
import type { Plan } from './plan-jobs.ts';

/** What there is of a study already. */
export interface Found {
  /** Answers, those of them that lack nothing of a stage, and what they have cost. */
  readonly generated: number;
  readonly repairs: number;
  readonly elicited: number;
  readonly judged: number;
  readonly usd: number;
}

/** Records that are in memory at a time. */
const portion = 2_000;

/**
 * Looks for what the answers of a study lack that are there. Of the study it holds some thirty bytes for
 * each verdict in memory; all else it reads in portions, each a statement of its own, since putting the
 * work into the queue may take as long as the study.
 */
export class Unfinished {
  readonly #database: Database;
  readonly #study: number;
  readonly #plan: Plan;
  readonly #tasks: ReadonlyMap<string, Task>;
  /** What was judged, and which analyser has looked at what. */
  readonly #judged = new KeyTable();

  constructor(database: Database, study: number, plan: Plan) {
    this.#database = database;
    this.#study = study;
    this.#plan = plan;
    this.#tasks = new Map(plan.tasks.map((task) => [task.id, task]));
  }

  async count(): Promise<Found> {
    const found = { generated: 0, repairs: 0, elicited: 0, judged: 0, usd: 0 };
    for await (const records of this.#read(['verdict', 'evidence', 'confidence'])) {
      for (const record of records) {
        if (record.kind === 'confidence') found.usd += record.usd ?? 0;
        if (record.kind === 'verdict') this.#judged.add(judgement(record.oracleHash, record.code));
        if (record.kind === 'evidence') {
          this.#judged.add(judgement(`${record.analyser} ${record.context}`, record.code));
        }
      }
    }
    for await (const records of this.#read(['sample'])) {
      for (const record of records) if (record.kind === 'sample') found.usd += record.usd ?? 0;
      for (const { sample, lacks } of await this.#lacking(records)) {
        found.generated += 1;
        if (sample.repair) found.repairs += 1;
        if (lacks.every(({ stage }) => stage !== 'elicit')) found.elicited += 1;
        if (lacks.every(({ stage }) => stage !== 'judge')) found.judged += 1;
      }
    }
    return found;
  }

  /** The work that is missing. To be asked for after `count`. */
  async *jobs(): AsyncGenerator<Job> {
    for await (const records of this.#read(['sample'])) {
      for (const { lacks } of await this.#lacking(records)) yield* lacks;
    }
  }

  /** What each of some answers of this study lacks. */
  async #lacking(
    records: readonly JournalRecord[],
  ): Promise<readonly { readonly sample: SampleRecord; readonly lacks: readonly Job[] }[]> {
    const { config, models } = this.#plan;
    const methods = new Map(models.map(({ model, methods: own }) => [model.id, own]));
    const samples = records.flatMap((record) => {
      const task = record.kind === 'sample' ? this.#tasks.get(record.task) : undefined;
      if (record.kind !== 'sample' || task?.hash !== record.taskHash) return [];
      const wanted = wantedConfidences(record.key, methods.get(record.model) ?? [], config.critic);
      return [{ sample: record, task, keys: wanted.map(({ key }) => key) }];
    });
    const there = await keysThere(
      this.#database,
      this.#study,
      samples.flatMap(({ keys }) => keys),
    );
    return samples.map(({ sample, task, keys }) => {
      const { key, model, code } = sample;
      const asked = keys.every((one) => there.has(one));
      const judged = code === null || !config.judge || this.#isJudged(task, code);
      return {
        sample,
        lacks: [
          ...(asked ? [] : [elicitJob(key, model)]),
          ...(judged ? [] : [judgeJob(task, code)]),
        ],
      };
    });
  }

  #isJudged(task: Task, code: string): boolean {
    const context = answerContext(task);
    const wanted = [
      task.oracle.hash,
      ...this.#plan.config.analysers.map((analyser) => `${analyser} ${context}`),
    ];
    return wanted.every((by) => this.#judged.find(judgement(by, code)) >= 0);
  }

  async *#read(kinds: readonly JournalRecord['kind'][]): AsyncGenerator<readonly JournalRecord[]> {
    for (let last = '0'; ; ) {
      const values = [this.#study, kinds, last, portion];
      const rows = await this.#database.transaction(
        (sql) =>
          sql.query<{ seq: string; key: string; content: string }>(
            `select seq, key, content from credence.record
             where study = $1 and kind = any($2) and seq > $3 order by seq limit $4`,
            values,
          ),
        `begin; ${byIndex}`,
      );
      if (rows.length === 0) return;
      last = rows.at(-1)?.seq ?? last;
      yield rows.map(({ key, content }) => parseRecord(fromUuid(key), content));
    }
  }
}

/** Of a code, by an oracle or an analyser. */
const judgement = (by: string, code: string | null) => contentHash(`${by} ${code}`);
