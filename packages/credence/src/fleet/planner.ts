import { setTimeout as sleep } from 'node:timers/promises';
import type { JudgingStamp } from '../core/verdict.ts';
import type { Database } from '../journal/postgres/database.ts';
import { PostgresJournal } from '../journal/postgres/postgres-journal.ts';
import { insertBodies } from '../journal/postgres/rows.ts';
import { compareSiblings } from '../study/compare-siblings.ts';
import { environment } from '../study/conduct.ts';
import type { StudyConfig } from '../study/config.ts';
import type { LoadedConfig } from '../study/load-config.ts';
import { planSize } from '../study/plan.ts';
import type { ProgressListener } from '../study/progress.ts';
import type { RunLog } from '../study/run-log.ts';
import type { RunResult } from '../study/run-study.ts';
import { version } from '../version.ts';
import { needsOfModel } from './jobs.ts';
import { MissingWorkers } from './missing-workers.ts';
import {
  firstAnswers,
  type Plan,
  type PlannedJob,
  repairJobs,
  unfinishedWork,
} from './plan-jobs.ts';
import { aliveWorkers, workersOf } from './presence.ts';
import { type Queue, workLeft } from './queue.ts';
import { type StudyRow, tallyOf, writeRun } from './studies.ts';

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

/** How often the planner looks how far the workers are. */
const lookMs = 1_000;
/** Jobs that are put into the queue at once, and that wait in it at most: a plan of millions is put in bit by bit. */
const portion = 1_000;
const waitingAtMost = 200_000;

/** Sees one study through: puts its work into the queue, phase after phase, and watches it being done. */
export class Planner {
  readonly #options: FleetOptions;
  readonly #row: StudyRow;
  readonly #queue: Queue;
  readonly #id: string;
  readonly #plan: Omit<Plan, 'journal'>;
  #exhausted: string | null = null;
  #closed = false;
  /** Answers that may still be asked for. */
  #samplesLeft = Number.POSITIVE_INFINITY;
  readonly #missing: MissingWorkers;

  constructor(
    options: FleetOptions,
    row: StudyRow,
    queue: Queue,
    id: string,
    plan: Omit<Plan, 'journal'>,
  ) {
    this.#options = options;
    this.#row = row;
    this.#queue = queue;
    this.#id = id;
    this.#plan = plan;
    const models = plan.models.map(({ model }) => model.id);
    this.#missing = new MissingWorkers(row.id, models, options.onNotice);
  }

  async conduct(startedAt: string): Promise<RunResult> {
    const { database, wait } = this.#options;
    const { config, tasks, models } = this.#plan;
    await this.#prepare();
    const plan = { ...this.#plan, journal: await PostgresJournal.open(database, this.#row.id) };
    await this.#resume(plan);
    await this.#enqueue(firstAnswers(plan));
    if (!wait) {
      this.#options.onNotice('The work is in the queue; run the study again to see it through.');
      return this.#end(startedAt, 'interrupted');
    }
    await this.#drained();
    const rounds = Math.max(0, ...(config.repair ?? []).map((arm) => arm.rounds));
    if (this.#goOn) await this.#compare();
    for (let round = 1; round <= rounds && this.#goOn; round += 1) {
      const journal = await PostgresJournal.open(database, this.#row.id);
      const repairs = await repairJobs({ config, tasks, models, journal }, round);
      await database.query(
        'update credence.study set repairs_planned = repairs_planned + $2, planned = planned + $2 where id = $1',
        [this.#row.id, repairs.size],
      );
      await this.#enqueue(repairs.jobs);
      await this.#drained();
    }
    if (this.#stopped) return this.#end(startedAt, 'interrupted');
    return this.#end(startedAt, this.#exhausted === null ? 'finished' : 'budget');
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
  async #resume(plan: Plan): Promise<void> {
    const { database } = this.#options;
    const found = await unfinishedWork(plan);
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
    const { maxSamples } = plan.config;
    if (maxSamples !== undefined) this.#samplesLeft = Math.max(0, maxSamples - found.generated);
    await this.#enqueue(found.jobs.map((job) => ({ job, bodies: [] })));
  }

  async #enqueue(jobs: Iterable<PlannedJob> | AsyncIterable<PlannedJob>): Promise<void> {
    let batch: PlannedJob[] = [];
    for await (const planned of jobs) {
      if (!this.#goOn) break;
      if (planned.job.stage === 'generate') {
        if (this.#samplesLeft <= 0) {
          this.#exhausted = `the limit of ${this.#plan.config.maxSamples} answers is reached`;
          break;
        }
        this.#samplesLeft -= 1;
      }
      batch.push(planned);
      if (batch.length < portion) continue;
      await this.#put(batch);
      batch = [];
    }
    await this.#put(batch);
  }

  async #put(batch: readonly PlannedJob[]): Promise<void> {
    const { database } = this.#options;
    await database.transaction(async (sql) => {
      await insertBodies(
        sql,
        this.#row.id,
        batch.flatMap(({ bodies }) => bodies),
      );
      await this.#queue.add(
        sql,
        this.#row.id,
        batch.map(({ job }) => job),
      );
    });
    while (this.#goOn) {
      const { waiting } = await this.#look();
      if (sum(waiting) < waitingAtMost) return;
      await this.#sleep();
    }
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
    return left;
  }

  #sleep(): Promise<void> {
    return sleep(lookMs, undefined, { signal: this.#options.stop }).catch(() => undefined);
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

  async #end(startedAt: string, ended: RunLog['ended']): Promise<RunResult> {
    const { database, wait, onProgress, onNotice } = this.#options;
    const tally = await tallyOf(database, this.#row.id);
    onProgress(tally);
    const dead = await this.#queue.dead(database, this.#row.id);
    for (const reason of new Set(dead.map((one) => one.reason))) {
      const n = dead.filter((one) => one.reason === reason).length;
      onNotice(`${n} pieces of work failed too often: ${reason}`);
    }
    const stopped =
      ended === 'budget'
        ? `Stopped before the plan was done: ${this.#exhausted}.`
        : ended === 'interrupted'
          ? 'The plan is not done yet.'
          : null;
    const workers = await workersOf(database, this.#row.id);
    await writeRun(database, this.#row.id, {
      credenceVersion: version,
      startedAt,
      endedAt: new Date().toISOString(),
      ended,
      stopped,
      environment: {
        ...environment(),
        workers: String(workers.filter(({ about }) => Number(about.jobs ?? 0) > 0).length),
      },
      stamps: stampsOf(workers.map(({ about }) => about.stamps)),
      skipped: [],
      failures: dead.length,
    });
    const finished = ended !== 'interrupted';
    if (finished) {
      await database.query(`update credence.study set state = 'closed' where id = $1`, [
        this.#row.id,
      ]);
    }
    if (ended === 'finished' && dead.length === 0) {
      await this.#queue.remove(database, this.#row.id);
    }
    return {
      failures: dead.length,
      usd: tally.usd,
      stopped: ended === 'budget' ? 'budget' : ended === 'interrupted' && wait ? ended : null,
    };
  }
}

const sum = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((total, n) => total + n, 0);

/** One stamp a language, of those that workers told of. */
function stampsOf(told: readonly unknown[]): readonly JudgingStamp[] {
  const stamps = told.flatMap((one) => (Array.isArray(one) ? (one as JudgingStamp[]) : []));
  const byToolchain = new Map(stamps.map((stamp) => [JSON.stringify(stamp.toolchains), stamp]));
  return [...byToolchain.values()];
}
