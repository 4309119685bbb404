// A worker that takes work and writes results as `credence worker` does, with the same queue, transactions
// and readings of the journal, but makes the results up. SIMULATED: no model is asked, no code is run.
import { setTimeout as sleep } from 'node:timers/promises';
import { load, open } from './place.mjs';
import { confidenceEntries, sampleEntry, verdictEntry } from './simulated-records.mjs';

const { Queue } = await load('fleet/queue.js');
const { Committer } = await load('fleet/committer.js');
const { Station } = await load('fleet/station.js');
const { Slots } = await load('fleet/slots.js');
const { Lookout } = await load('fleet/lookout.js');
const { Presence } = await load('fleet/presence.js');
const { JobReader } = await load('fleet/job-reader.js');
const { elicitJob, judgeJob, needsOfModel, queueOf } = await load('fleet/jobs.js');
const { openStudies, studyIn, studyRow } = await load('fleet/studies.js');
const { selectTasks } = await load('study/select-tasks.js');
const { wantedConfidences } = await load('study/elicit.js');
const { findConfidenceMethod } = await load('confidence/registry.js');

/** Jobs of one queue that are under way at a time. */
const width = 200;

const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());
const stop = stopping.signal;

async function openStudy(database) {
  while (!stop.aborted) {
    const [study] = await openStudies(database);
    if (study) return studyRow(database, study.id);
    await sleep(200);
  }
  return null;
}

function simulated(tasks, methods, journal) {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const done = (entries, next, count) => ({ end: 'done', entries, next, count });
  const stages = {
    generate: async (job) => {
      const task = byId.get(job.task);
      await journal.records([job.key]);
      const entry = sampleEntry(job, task);
      const next = [elicitJob(job.key, job.model), judgeJob(task, entry.record.code)];
      return done([entry], next, { generated: 1 });
    },
    elicit: async (job) => {
      const [sample] = await journal.records([job.sample]);
      const text = await journal.texts([sample.prompt, sample.response, sample.code]);
      const wanted = wantedConfidences(sample.key, methods, undefined);
      await journal.records(wanted.map(({ key }) => key));
      return done(confidenceEntries(sample, text(sample.code), wanted), [], { elicited: 1 });
    },
    judge: async (job) => {
      const task = byId.get(job.task);
      const code = (await journal.texts([job.code]))(job.code);
      const entry = verdictEntry(task, job.code, code);
      await journal.records([entry.record.key]);
      return done([entry], [], { judged: 1 });
    },
  };
  return (job) => stages[job.stage](job);
}

const database = await open(process.env.CREDENCE_DB);
const queue = await Queue.open(database);
const presence = await Presence.begin(database, queue, 'simulated', console.error);
const row = await openStudy(database);
if (row) {
  const { config } = studyIn(row);
  const tasks = await selectTasks(config);
  const journal = new JobReader(database, row.id);
  const does = simulated(tasks, config.confidence.map(findConfidenceMethod), journal);
  const lookout = new Lookout(database);
  const { id: worker } = presence;
  const committer = new Committer(database, queue, row.id, worker, (more) => lookout.wake(more));
  const needs = [
    ...new Set(tasks.map(({ language }) => `judge.${language}`)),
    ...config.models.flatMap(({ id }) => needsOfModel(id)),
  ];
  presence.tell({ jobs: 0, takes: needs.map((need) => queueOf(row.id, need)) });
  const stations = needs.map(
    (need) =>
      new Station({
        ...{ database, queue, lookout, committer, worker, stop, does, study: row.id },
        ...{ name: queueOf(row.id, need), slots: new Slots(() => width), open: () => true },
        onJob: (end, reason) => end === 'failed' && console.error(reason),
        onRefusal: console.error,
      }),
  );
  await Promise.all(stations.map((station) => station.run()));
}
await presence.end();
await database.close();
