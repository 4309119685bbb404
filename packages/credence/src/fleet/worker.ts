import { setTimeout as sleep } from 'node:timers/promises';
import { InputError, NoSandboxError } from '../core/errors.ts';
import { databaseAddress } from '../journal/postgres/address.ts';
import { Database } from '../journal/postgres/database.ts';
import { checkSchema } from '../journal/postgres/schema.ts';
import { Accounts } from '../models/account.ts';
import { findSandbox } from '../sandbox/find.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { environment } from '../study/conduct.ts';
import { RunState } from '../study/run-state.ts';
import { version } from '../version.ts';
import { type AttachedStudy, type AttachOptions, askable, attachStudy } from './attached-study.ts';
import { Committer } from './committer.ts';
import { needsOfModel, queueOf } from './jobs.ts';
import { SharedAccounts, SharedSpending } from './ledger.ts';
import { Presence } from './presence.ts';
import { Queue } from './queue.ts';
import { Slots } from './slots.ts';
import { Station } from './station.ts';
import { openStudies, type StudyRow } from './studies.ts';

export interface WorkerOptions {
  /** Connection string. */
  readonly database: string;
  /** Whether to take judging. */
  readonly judge: boolean;
  /** Verdicts at a time. */
  readonly judgeWorkers: number;
  readonly cold: boolean;
  /** Instead of the folder where a study was planned. */
  readonly directory: string | null;
  /** Origins that keys may be sent to besides those of the known providers. */
  readonly allowed: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** End after so many seconds without work; `null` never. */
  readonly idleSeconds: number | null;
  /** Aborted when nothing new is to be taken; what is in flight is finished. */
  readonly stop: AbortSignal;
  readonly onNotice: (notice: string) => void;
}

export interface WorkerResult {
  readonly jobs: number;
  /** Jobs that another worker had ended first. */
  readonly overtaken: number;
}

/** How long a database that is away is waited for. */
const patienceMs = 30 * 60_000;
/** How often studies are looked at. */
const lookMs = 1_000;

interface Served {
  readonly study: AttachedStudy;
  readonly stations: readonly Station[];
  readonly spending: SharedSpending;
  readonly committer: Committer;
  readonly running: Promise<void>;
}

/**
 * Works on the studies of a database as long as it is let: takes what this machine can do, by what it
 * has (a sandbox, toolchains, keys of providers), until it is stopped. Throws `InputError` when the
 * database cannot be used, and `InfrastructureError` when it stays away for half an hour.
 */
export async function work(options: WorkerOptions): Promise<WorkerResult> {
  const { onNotice } = options;
  const address = databaseAddress(options.database, options.environment);
  const application = `credence worker ${process.pid}`;
  // The first look is without patience: a wrong address should be told at once.
  const database = await Database.open(address, { application, patienceMs, onNotice });
  const worker = new Worker(database, options);
  try {
    await setUp(database, options);
    return await worker.run(await Queue.open(database));
  } finally {
    await database.close();
  }
}

/** Waits until the database's owner has set it up: workers and planner may be started in any order. */
async function setUp(database: Database, { stop, onNotice }: WorkerOptions): Promise<void> {
  for (let looks = 0; !stop.aborted; looks += 1) {
    try {
      return await checkSchema(database);
    } catch (error) {
      if (!(error instanceof InputError) || error.code !== 'database-empty') throw error;
      if (looks === 0) onNotice(`${error.message} Waits until its owner has set it up.`);
    }
    await sleep(2 * lookMs, undefined, { signal: stop }).catch(() => undefined);
  }
}

class Worker {
  readonly #database: Database;
  readonly #options: WorkerOptions;
  readonly #judging: Slots;
  /** By the study's number. */
  readonly #served = new Map<number, Served>();
  /** Studies that this worker cannot serve, as they were when it looked. */
  readonly #refused = new Map<number, string>();
  #jobs = 0;
  #overtaken = 0;
  #lastJob = performance.now();

  constructor(database: Database, options: WorkerOptions) {
    this.#database = database;
    this.#options = options;
    this.#judging = new Slots(() => options.judgeWorkers);
  }

  async run(queue: Queue): Promise<WorkerResult> {
    const { stop, onNotice } = this.#options;
    const sandbox = await this.#sandbox();
    const presence = await Presence.begin(this.#database, queue, version, onNotice);
    const accounts = new Accounts(new SharedAccounts(this.#database, presence.id));
    try {
      onNotice(`works on ${this.#database.address.shown}`);
      while (!stop.aborted && !this.#idle()) {
        const open = await openStudies(this.#database);
        for (const served of [...this.#served.values()]) {
          if (!open.some(({ id }) => id === served.study.row.id)) await this.#leave(served);
        }
        for (const row of open) {
          await this.#look(row, { sandbox, accounts, queue, worker: presence.id });
        }
        presence.tell(this.#about());
        await this.#pause();
      }
    } finally {
      for (const served of [...this.#served.values()]) await this.#leave(served);
      presence.tell(this.#about());
      await presence.end();
    }
    return { jobs: this.#jobs, overtaken: this.#overtaken };
  }

  async #sandbox(): Promise<Sandbox | null> {
    if (!this.#options.judge) return null;
    try {
      return await findSandbox();
    } catch (error) {
      if (!(error instanceof NoSandboxError)) throw error;
      this.#options.onNotice(`leaves judging to others: ${error.message}`);
      return null;
    }
  }

  #idle(): boolean {
    const { idleSeconds } = this.#options;
    return idleSeconds !== null && performance.now() - this.#lastJob > 1_000 * idleSeconds;
  }

  async #pause(): Promise<void> {
    // A study whose stations have ended has met an error that ends the worker, too.
    const failure = [...this.#served.values()].map(({ running }) =>
      running.then(() => sleep(lookMs)),
    );
    const signal = this.#options.stop;
    await Promise.race([sleep(lookMs, undefined, { signal }).catch(() => undefined), ...failure]);
  }

  /** Begins with a study that is open, and follows what is said of it. */
  async #look(
    row: StudyRow,
    about: { sandbox: Sandbox | null; accounts: Accounts; queue: Queue; worker: string },
  ): Promise<void> {
    const served = this.#served.get(row.id);
    const asked = `${row.credenceVersion} ${row.frozen}`;
    if (this.#refused.get(row.id) === asked) return;
    if (served) {
      served.spending.exhausted = row.exhausted;
      if (served.study.row.frozen === row.frozen) return;
      // Planned again, with other limits perhaps.
      await this.#leave(served);
    }
    const attached = await this.#attach(row, about);
    if (attached) this.#served.set(row.id, attached);
    else this.#refused.set(row.id, asked);
    this.#lastJob = performance.now();
  }

  async #attach(
    row: StudyRow,
    {
      sandbox,
      accounts,
      queue,
      worker,
    }: { sandbox: Sandbox | null; accounts: Accounts; queue: Queue; worker: string },
  ): Promise<Served | null> {
    const { onNotice } = this.#options;
    let study: AttachedStudy;
    try {
      const options: AttachOptions = { ...this.#options, version, sandbox, accounts };
      study = await attachStudy(row, options);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      onNotice(`${error.message}${error.remedy ? ` (${error.remedy})` : ''}`);
      return null;
    }
    const spending = new SharedSpending(this.#database, row.id, worker);
    const committer = new Committer(this.#database, queue, row.id, worker);
    // What was begun is finished whatever happens: it is written with the job's end or not at all.
    const never = new AbortController().signal;
    const place = {
      ...{ database: this.#database, study },
      state: new RunState(0, spending, never, () => undefined),
    };
    const station = (name: string, slots: Slots, open: () => boolean) =>
      new Station({
        ...{ database: this.#database, queue, name, study: row.id, worker, slots, place },
        ...{ committer, stop: this.#options.stop, open, onNotice },
        onJob: () => {
          this.#jobs += 1;
          this.#lastJob = performance.now();
        },
      });
    const stations = [
      ...study.languages.map((language) =>
        station(queueOf(row.id, `judge.${language}`), this.#judging, () => true),
      ),
      ...askable(study).flatMap((model) => {
        const slots = new Slots(model.lanes);
        return needsOfModel(model.model.id).map((need) =>
          station(queueOf(row.id, need), slots, () => spending.exhausted === null),
        );
      }),
    ];
    onNotice(`${row.name}: ${describe(study)}`);
    const running = allOf(stations);
    running.catch(() => undefined);
    return { study, stations, spending, committer, running };
  }

  async #leave(served: Served): Promise<void> {
    for (const station of served.stations) station.stop();
    try {
      await served.running;
    } finally {
      this.#overtaken += served.committer.overtaken;
      this.#served.delete(served.study.row.id);
      await served.study.close();
    }
  }

  #about(): Readonly<Record<string, unknown>> {
    const served = [...this.#served.values()];
    return {
      jobs: this.#jobs,
      takes: served.flatMap(({ stations }) =>
        stations.filter(({ closed }) => !closed).map(({ name }) => name),
      ),
      environment: environment(),
      stamps: served.flatMap(({ study }) =>
        study.languages.map((language) => study.judge?.stamp(language)),
      ),
    };
  }
}

/** Resolves when all have ended; when one fails, the others end what they have in work first. */
async function allOf(stations: readonly Station[]): Promise<void> {
  const ends = stations.map((one) =>
    one.run().catch((error: unknown) => {
      for (const station of stations) station.stop();
      throw error;
    }),
  );
  const failure = (await Promise.allSettled(ends)).find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') throw failure.reason;
}

function describe(study: AttachedStudy): string {
  const models = askable(study).map(({ model }) => model.id);
  const { languages } = study;
  return [
    models.length > 0 ? `asks ${models.join(', ')}` : 'asks no model',
    languages.length > 0 ? `judges ${languages.join(', ')}` : 'judges nothing',
  ].join('; ');
}
