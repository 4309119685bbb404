import type { Database } from '../journal/postgres/database.ts';
import { RunState } from '../study/run-state.ts';
import { type AttachedStudy, askable } from './attached-study.ts';
import { Committer } from './committer.ts';
import { doJob } from './do-job.ts';
import { JobReader } from './job-reader.ts';
import { needsOfModel, queueOf } from './jobs.ts';
import { SharedSpending } from './ledger.ts';
import type { Lookout } from './lookout.ts';
import type { Queue } from './queue.ts';
import { Slots } from './slots.ts';
import { Station } from './station.ts';
import type { WorkLog } from './work-log.ts';

export interface Service {
  readonly database: Database;
  readonly queue: Queue;
  readonly lookout: Lookout;
  /** Of this worker. */
  readonly worker: string;
  /** For judgements of all studies together. */
  readonly judging: Slots;
  /** Aborted when nothing new is to be taken. */
  readonly stop: AbortSignal;
  readonly log: WorkLog;
  readonly onNotice: (notice: string) => void;
}

/** A study that this worker takes the work of: a station for each of its queues that fits. */
export class ServedStudy {
  /** As it was when the worker began with it. */
  readonly plan: string;
  readonly #study: AttachedStudy;
  readonly #spending: SharedSpending;
  readonly #committer: Committer;
  readonly #stations: readonly Station[];
  /** Rejects when the database failed. */
  readonly running: Promise<void>;

  constructor(study: AttachedStudy, plan: string, service: Service) {
    const { database, queue, lookout, worker, judging, stop, log, onNotice } = service;
    const { id, name } = study.row;
    this.plan = plan;
    this.#study = study;
    const spending = new SharedSpending(database, id, worker);
    this.#spending = spending;
    const committer = new Committer(database, queue, id, worker, (more) => lookout.wake(more));
    this.#committer = committer;
    // What was begun is finished whatever happens: it is written with the job's end or not at all.
    const never = new AbortController().signal;
    const state = new RunState(0, spending, never, () => undefined);
    const place = { study, journal: new JobReader(database, id), state };
    const station = (need: string, slots: Slots, open: () => boolean) =>
      new Station({
        ...{ database, queue, name: queueOf(id, need), study: id, worker, slots, lookout },
        ...{ committer, stop, open, does: (job) => doJob(place, job) },
        onJob: (end, reason) => (end === 'failed' ? log.failed(reason ?? '') : log.done()),
        onRefusal: (why) => onNotice(`${name}: takes nothing more of ${need}: ${why}`),
      });
    this.#stations = [
      ...study.languages.map((language) => station(`judge.${language}`, judging, () => true)),
      ...askable(study).flatMap((model) => {
        const slots = new Slots(model.lanes);
        return needsOfModel(model.model.id).map((need) =>
          station(need, slots, () => spending.exhausted === null),
        );
      }),
    ];
    this.running = allOf(this.#stations);
    this.running.catch(() => undefined);
    onNotice(`${name}: ${this.about.does}`);
  }

  /** Jobs that another worker had ended first. */
  get overtaken(): number {
    return this.#committer.overtaken;
  }

  set exhausted(why: string | null) {
    this.#spending.exhausted = why;
  }

  /** What others should know. */
  get about() {
    const study = this.#study;
    const models = askable(study).map(({ model }) => model.id);
    return {
      takes: this.#stations.filter(({ closed }) => !closed).map(({ name }) => name),
      does: [
        models.length > 0 ? `asks ${models.join(', ')}` : 'asks no model',
        study.languages.length > 0 ? `judges ${study.languages.join(', ')}` : 'judges nothing',
      ].join('; '),
      stamps: study.languages.map((language) => study.judge?.stamp(language)),
    };
  }

  /** Takes nothing more, and resolves when what was begun is written. */
  async leave(): Promise<void> {
    for (const station of this.#stations) station.stop();
    try {
      await this.running;
    } finally {
      await this.#study.close();
    }
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
