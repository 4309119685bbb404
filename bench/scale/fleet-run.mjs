// One study in a database, from its plan to its report: what it took of each part.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cpuOf, follow, peakOf, sharedMemoryOf, timed } from './measure.mjs';
import { ask, command, newDatabase, open, sizes } from './place.mjs';

/**
 * @param startWorker starts one worker on a database
 * @returns figures of the planner, of all workers, of the database, and of a report read from it
 */
export async function fleetRun({ server, folder }, file, workers, startWorker) {
  const url = await newDatabase(server);
  await command(['fleet', 'init', '--db', 'env'], url).ended;
  const database = await open(url);
  const before = cpuOf(server.pid());
  const started = Array.from({ length: workers }, () => startWorker(url));
  const page = join(folder, 'report');
  const planner = command(['run', file, '--db', 'env', '--as', 'study', '--out', page], url);
  const stop = follow({
    planner: planner.child.pid,
    ...Object.fromEntries(started.map(({ child }, n) => [`worker${n}`, child.pid])),
  });
  const work = await timed(() => closed(database, planner, server));
  const took = stop();
  const databaseCpu = cpuOf(server.pid()) - before;
  // What it would do now is measured alone.
  planner.child.kill('SIGKILL');
  for (const { child } of started) child.kill('SIGTERM');
  await Promise.all([planner, ...started].map(({ ended }) => ended));

  const kinds = await ask(
    url,
    'select kind, count(*)::int as n from credence.record group by kind',
  );
  const counts = Object.fromEntries(kinds.map(({ kind, n }) => [kind, n]));
  const size = await sizes(database);
  await database.close();
  const records = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const ofWorkers = Object.entries(took).filter(([name]) => name !== 'planner');
  const workerCpu = ofWorkers.reduce((sum, [, { cpu }]) => sum + cpu, 0);
  const cpu = took.planner.cpu + workerCpu + databaseCpu;
  return {
    workers,
    samples: counts.sample ?? 0,
    // Each code is judged once.
    distinctCodes: counts.verdict ?? 0,
    records,
    seconds: work.seconds,
    cpuSeconds: { planner: took.planner.cpu, workers: workerCpu, database: databaseCpu, all: cpu },
    peakMb: {
      planner: took.planner.peakMb,
      worker: Math.max(...ofWorkers.map(([, { peakMb }]) => peakMb)),
      database: work.value.databaseMb,
    },
    megabytes: { ...size, queueMb: work.value.queueMb },
    url,
    kinds: counts,
  };
}

/** Waits until the study is done; the most that the database had in memory and the queue on disk. */
async function closed(database, planner, server) {
  let [databaseMb, queueMb, looks] = [0, 0, 0];
  for (;;) {
    if (planner.child.exitCode !== null) {
      throw new Error(`The planner ended before the study:\n${(await planner.ended).said}`);
    }
    const [state] = await database.query(
      `select planned > 0 and state = 'closed' as closed from credence.study`,
    );
    const queues = await database.query(`select name from credence_queue.queue`);
    // The planner closes the study, and takes its queues away.
    if (state?.closed && queues.length === 0) return { databaseMb, queueMb };
    looks += 1;
    if (looks % 10 === 0) {
      databaseMb = Math.max(databaseMb, sharedMemoryOf(server.pid()));
      queueMb = Math.max(queueMb, (await sizes(database)).queueMb);
    }
    await sleep(500);
  }
}

/** A report read from the database, as the command makes it. */
export async function reportOf({ folder }, url) {
  const out = join(folder, 'report.html');
  const running = command(['report', 'study', '--db', 'env', '--out', out], url);
  let [peakMb, cpu] = [0, 0];
  const timer = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(running.child.pid));
    cpu = Math.max(cpu, cpuOf(running.child.pid));
  }, 250);
  const { value, seconds } = await timed(() => running.ended);
  clearInterval(timer);
  if (value.code !== 0) throw new Error(`No report:\n${value.said}`);
  return { seconds, cpuSeconds: cpu, peakMb };
}
