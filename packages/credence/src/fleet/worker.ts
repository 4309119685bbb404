import { setTimeout as sleep } from 'node:timers/promises';
import { InputError, NoSandboxError } from '../core/errors.ts';
import { databaseAddress } from '../journal/postgres/address.ts';
import { Database } from '../journal/postgres/database.ts';
import { checkSchema } from '../journal/postgres/schema.ts';
import { Accounts } from '../models/account.ts';
import { findSandbox } from '../sandbox/find.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { environment } from '../study/conduct.ts';
import { version } from '../version.ts';
import { type AttachOptions, attachStudy } from './attached-study.ts';
import { SharedAccounts } from './ledger.ts';
import { Lookout } from './lookout.ts';
import { Presence } from './presence.ts';
import { Queue } from './queue.ts';
import { ServedStudy, type Service } from './served-study.ts';
import { Slots } from './slots.ts';
import { type OpenStudy, openStudies, studyRow } from './studies.ts';
import { WorkLog } from './work-log.ts';

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

/**
 * Judgements that a worker holds at a time: for each that is under way one whose turn is next, so that
 * no sandbox waits for the database to take what was found out and give out what follows.
 */
const heldFor = (judgeWorkers: number) => 2 * judgeWorkers;

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
  readonly #log: WorkLog;
  /** By the study's number. */
  readonly #served = new Map<number, ServedStudy>();
  /** Studies that this worker cannot serve, as they were when it looked. */
  readonly #refused = new Map<number, string>();
  #overtaken = 0;

  constructor(database: Database, options: WorkerOptions) {
    this.#database = database;
    this.#options = options;
    this.#log = new WorkLog(options.onNotice);
  }

  async run(queue: Queue): Promise<WorkerResult> {
    const { stop, onNotice, judgeWorkers } = this.#options;
    const database = this.#database;
    const sandbox = await this.#sandbox();
    const presence = await Presence.begin(database, queue, version, onNotice);
    const worker = presence.id;
    const attach: AttachOptions = {
      ...{ ...this.#options, version, sandbox },
      accounts: new Accounts(new SharedAccounts(database, worker)),
    };
    const service: Service = {
      ...{ database, queue, worker, lookout: new Lookout(database), stop, onNotice },
      ...{ log: this.#log, judging: new Slots(() => heldFor(judgeWorkers)) },
    };
    try {
      onNotice(`works on ${database.address.shown}`);
      while (!stop.aborted && !this.#idle()) {
        const open = await openStudies(database);
        for (const [id, served] of this.#served) {
          if (!open.some((one) => one.id === id)) await this.#leave(id, served);
        }
        for (const one of open) await this.#look(one, attach, service);
        presence.tell(this.#about());
        await this.#pause();
      }
    } finally {
      await this.#leaveAll().finally(async () => {
        this.#log.end();
        presence.tell(this.#about());
        await presence.end();
      });
    }
    return { jobs: this.#log.jobs, overtaken: this.#overtaken };
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
    return idleSeconds !== null && performance.now() - this.#log.lastJob > 1_000 * idleSeconds;
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
    { id, plan, exhausted }: OpenStudy,
    attach: AttachOptions,
    service: Service,
  ): Promise<void> {
    if (this.#refused.get(id) === plan) return;
    const served = this.#served.get(id);
    if (served) {
      served.exhausted = exhausted;
      if (served.plan === plan) return;
      // Planned again, with other limits perhaps.
      await this.#leave(id, served);
    }
    try {
      const study = await attachStudy(await studyRow(this.#database, id), attach);
      this.#served.set(id, new ServedStudy(study, plan, service));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { message, remedy } = error;
      this.#options.onNotice(`${message}${remedy ? ` (${remedy})` : ''}`);
      this.#refused.set(id, plan);
    }
    this.#log.lastJob = performance.now();
  }

  /** All of them, whatever befalls one: each has processes. Throws the first failure. */
  async #leaveAll(): Promise<void> {
    const ends = [...this.#served].map(([id, served]) => this.#leave(id, served));
    await Promise.allSettled(ends);
    await Promise.all(ends);
  }

  async #leave(id: number, served: ServedStudy): Promise<void> {
    this.#served.delete(id);
    await served.leave().finally(() => {
      this.#overtaken += served.overtaken;
    });
  }

  #about(): Readonly<Record<string, unknown>> {
    const served = [...this.#served.values()].map(({ about }) => about);
    return {
      jobs: this.#log.jobs,
      takes: served.flatMap(({ takes }) => takes),
      does: [...new Set(served.map(({ does }) => does))],
      environment: environment(),
      stamps: served.flatMap(({ stamps }) => stamps),
    };
  }
}
