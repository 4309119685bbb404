import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../journal/postgres/database.ts';
import { PostgresJournal } from '../journal/postgres/postgres-journal.ts';
import { compareSiblings } from '../study/compare-siblings.ts';
import type { StudyConfig } from '../study/config.ts';
import type { LoadedConfig } from '../study/load-config.ts';
import { planSize } from '../study/plan.ts';
import type { ProgressListener } from '../study/progress.ts';
import type { RunLog } from '../study/run-log.ts';
import type { RunResult } from '../study/run-study.ts';
import { endRun } from './end-run.ts';
import { Feeder } from './feeder.ts';
import { type Job, needsOfModel } from './jobs.ts';
import { MissingWorkers } from './missing-workers.ts';
import { firstAnswers, type Plan, type PlannedJob, repairJobs } from './plan-jobs.ts';
import { aliveWorkers } from './presence.ts';
import type { Queue } from './queue.ts';
import { type StudyRow, tallyOf } from './studies.ts';
import { Unfinished } from './unfinished.ts';
import { workLeft } from './work-left.ts';

export interface FleetOptions {
  readonly config: StudyConfig;
  readonly directory: string;
  readonly locate: LoadedConfig['locate'];
  readonly database: Database;
  /** Of the study in the database. */
  readonly name: string;
  /** Whether to stay until the work is done; else only what can be asked for now is put into the queue. */
  readonly wait: boolean;
  readonly stop: AbortSignal;
  readonly onProgress: ProgressListener;
  readonly onNotice: (notice: string) => void;
}

/** How often the planner looks how far the workers are; where looking takes long, less often. */
const lookMs = { shortest: 1_000, longest: 5_000, restFactor: 30 } as const;
/** Sees one study through: puts its work into the queue, phase after phase, and watches it being done. */
export class Planner {
  readonly #options: FleetOptions;
  readonly #row: StudyRow;
  readonly #queue: Queue;
  readonly #id: string;
  readonly #plan: Plan;
  #exhausted: string | null = null;
  #closed = false;
  #pauseMs: number = lookMs.shortest;
  readonly #feeder: Feeder;
  readonly #missing: MissingWorkers;

  constructor(options: FleetOptions, row: StudyRow, queue: Queue, id: string, plan: Plan) {
    this.#options = options;
    this.#row = row;
    this.#queue = queue;
    this.#id = id;
    this.#plan = plan;
    const models = plan.models.map(({ model }) => model.id);
    this.#missing = new MissingWorkers(row.id, models, options.onNotice);
    this.#feeder = new Feeder({
      ...{ database: options.database, queue, study: row.id, goOn: () => this.#goOn },
      look: async () => {
        await this.#sleep();
        return sum((await this.#look()).waiting);
      },
    });
  }

  async conduct(startedAt: string): Promise<RunResult> {
    const { database, wait } = this.#options;
    const { config, tasks, models } = this.#plan;
    const end = (ended: RunLog['ended']) =>
      endRun({
        ...this.#options,
        ...{ study: this.#row.id, queue: this.#queue, startedAt, ended, why: this.#exhausted },
      });
    await this.#prepare();
    await this.#resume();
    await this.#enqueue(firstAnswers(this.#plan));
    if (!wait) {
      this.#options.onNotice('The work is in the queue; run the study again to see it through.');
      return end('interrupted');
    }
    await this.#drained();
    const rounds = Math.max(0, ...(config.repair ?? []).map((arm) => arm.rounds));
    if (this.#goOn) await this.#compare();
    for (let round = 1; round <= rounds && this.#goOn; round += 1) {
      const journal = PostgresJournal.reader(database, this.#row.id);
      const repairs = await repairJobs({ config, tasks, models, journal }, round);
      await database.query(
        'update credence.study set repairs_planned = repairs_planned + $2, planned = planned + $2 where id = $1',
        [this.#row.id, repairs.size],
      );
      await this.#enqueue(repairs.jobs);
      await this.#drained();
    }
    if (this.#stopped) return end('interrupted');
    return end(this.#exhausted === null ? 'finished' : 'budget');
  }

  get #goOn(): boolean {
    return !this.#stopped && this.#exhausted === null;
  }

  /** Whether nothing more is to be waited for: this process is to end, or the study was stopped. */
  get #stopped(): boolean {
    return this.#options.stop.aborted || this.#closed;
  }

  /** Makes the queues, and forgets what an earlier plan left of failures: they are asked for again. */
  async #prepare(): Promise<void> {
    const { database } = this.#options;
    const { config, tasks, models } = this.#plan;
    const languages = [...new Set(tasks.map(({ language }) => language))];
    const needs = [
      ...languages.map((language) => `judge.${language}`),
      ...models.flatMap(({ model }) => needsOfModel(model.id)),
    ];
    await this.#queue.make(database, this.#row.id, needs);
    await database.transaction(async (sql) => {
      await this.#queue.clear(sql, this.#row.id);
      await sql.query(
        `update credence.study set state = 'open', planned = $2, repairs_planned = 0 where id = $1`,
        [this.#row.id, planSize(config, tasks.length) * models.length],
      );
    });
  }

  /** Asks for what answers that are there lack, and counts what there is. */
  async #resume(): Promise<void> {
    const { database } = this.#options;
    const unfinished = new Unfinished(database, this.#row.id, this.#plan);
    const found = await unfinished.count();
    const before = await tallyOf(database, this.#row.id);
    await database.query(
      `insert into credence.tally
         (study, worker, generated, elicited, judged, repairs, failures, usd)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[this.#row.id, this.#id, found.generated - before.generated],
        ...[found.elicited - before.elicited, found.judged - before.judged],
        ...[found.repairs - before.repairs, -before.failures],
        // What was spent on answers that never came to be stays spent.
        Math.max(0, found.usd - before.usd),
      ],
    );
    const { maxSamples } = this.#plan.config;
    if (maxSamples !== undefined) {
      this.#feeder.samplesLeft = Math.max(0, maxSamples - found.generated);
    }
    if (found.elicited + found.judged === 2 * found.generated) return;
    await this.#enqueue(withoutBodies(unfinished.jobs()));
  }

  async #enqueue(jobs: Iterable<PlannedJob> | AsyncIterable<PlannedJob>): Promise<void> {
    if (await this.#feeder.add(jobs)) return;
    this.#exhausted = `the limit of ${this.#plan.config.maxSamples} answers is reached`;
  }

  /** Waits until all that is in the queue is done, or nothing more can be. */
  async #drained(): Promise<void> {
    while (!this.#stopped) {
      const { waiting, held } = await this.#look();
      const judging = Object.entries(waiting).filter(([need]) => need.startsWith('judge.'));
      const left = this.#asksNoMore ? sum(Object.fromEntries(judging)) : sum(waiting);
      if (left + held === 0) return;
      await this.#sleep();
    }
  }

  /** Whether the money is used up, so that what waits for models waits in vain. */
  #asksNoMore = false;

  async #look() {
    const began = performance.now();
    const { database, onProgress } = this.#options;
    onProgress(await tallyOf(database, this.#row.id));
    const [row] = await database.query<Pick<StudyRow, 'state' | 'exhausted'>>(
      'select state, exhausted from credence.study where id = $1',
      [this.#row.id],
    );
    this.#closed = row?.state !== 'open';
    if (row?.exhausted) {
      this.#exhausted = row.exhausted;
      this.#asksNoMore = true;
    }
    const left = await workLeft(database, this.#row.id);
    this.#missing.look(left.waiting, await aliveWorkers(database));
    const restMs = lookMs.restFactor * (performance.now() - began);
    this.#pauseMs = Math.max(lookMs.shortest, Math.min(lookMs.longest, restMs));
    return left;
  }

  #sleep(): Promise<void> {
    return sleep(this.#pauseMs, undefined, { signal: this.#options.stop }).catch(() => undefined);
  }

  /** Compares answers with their siblings, here: it asks nobody, and reads what the workers wrote. */
  async #compare(): Promise<void> {
    const { database, stop } = this.#options;
    const journal = await PostgresJournal.open(database, this.#row.id);
    await compareSiblings({
      ...this.#plan,
      journal,
      stamp: this.#plan.config.judge ? 'recorded' : null,
      interrupted: () => stop.aborted,
    });
    await journal.close();
  }
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, n) => total + n, 0);

async function* withoutBodies(jobs: AsyncIterable<Job>): AsyncGenerator<PlannedJob> {
  for await (const job of jobs) yield { job, bodies: [] };
}
