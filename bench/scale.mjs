// What a study in a database takes: rows and jobs a second with 1, 2 and 4 workers, memory of each part,
// time of analysis and report. A PostgreSQL of its own is started for it (from the distribution).
//
//   node bench/scale.mjs rows --samples 1000000     records written to the journal and read again;
//                                                   SIMULATED answers and verdicts, nothing is run
//   node bench/scale.mjs jobs --samples 36000       the queue and its commits alone: work that is done at
//                                                   once, by 1, 2 and 4 workers; SIMULATED
//   node bench/scale.mjs study --samples 36000      an instant model and real judging, by 1, 2 and 4
//                                                   workers of the command
//   node bench/scale.mjs report --samples 36000     analysis and report from the database; SIMULATED answers
//   --workers 1,2,4      --json
//
// Rates are given per second of the clock and per second of processor time, of the clients and of the
// database together: the latter is what remains comparable on a machine that has other things to do.

import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startPostgres } from '../scripts/postgres.mjs';

const here = fileURLToPath(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'packages/credence/dist/');
const load = (path) => import(join(dist, path));

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    samples: { type: 'string', default: '3600' },
    workers: { type: 'string', default: '1,2,4' },
    json: { type: 'boolean', default: false },
  },
});
const [what = 'jobs', ...rest] = positionals;
const samples = Number(flags.samples);
const fleets = flags.workers.split(',').map(Number);
const megabytes = (bytes) => Math.round(bytes / 2 ** 20);

const { Database } = await load('journal/postgres/database.js');
const { databaseAddress } = await load('journal/postgres/address.js');
const { contentKey } = await load('core/keys.js');
const open = (url) => Database.open(databaseAddress(url), { patienceMs: 60_000 });

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'credence-scale-'));
  const own = mkdtempSync(join(tmpdir(), 'credence-scale-postgres-'));
  const server = await startPostgres(own);
  const results = [];
  const say = (result) => {
    results.push(result);
    if (!flags.json) console.log(JSON.stringify(result));
  };
  try {
    const benches = { rows, jobs, study, report };
    await benches[what](server, folder, say);
    if (flags.json) console.log(JSON.stringify(results, null, 2));
  } finally {
    await server.stop();
    for (const one of [folder, own]) rmSync(one, { recursive: true, force: true });
  }
}

async function newDatabase(server, name) {
  const admin = await open(server.url());
  await admin.query(`create database ${name}`);
  await admin.close();
  return server.url(name);
}

async function sizes(database) {
  const [row] = await database.query(
    `select pg_total_relation_size('credence.record')::float8 as records,
       pg_total_relation_size('credence.body')::float8 as bodies,
       (select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'credence_queue' and c.relkind = 'r') as queue`,
  );
  return {
    recordsMb: megabytes(row.records),
    bodiesMb: megabytes(row.bodies),
    queueMb: megabytes(row.queue),
  };
}

/** Processor seconds of the server and all of its processes, those that have ended included. */
function serverCpu(server) {
  const ofProcess = (pid) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      return { parent: Number(fields[1]), own: fields.slice(11, 13), ended: fields.slice(13, 15) };
    } catch {
      return null;
    }
  };
  const seconds = (ticks) => ticks.reduce((sum, one) => sum + Number(one), 0) / 100;
  const main = ofProcess(server.pid());
  let total = main ? seconds([...main.own, ...main.ended]) : 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const one = ofProcess(pid);
    if (one?.parent === server.pid()) total += seconds([...one.own, ...one.ended]);
  }
  return total;
}

/** Processor seconds of this process. */
function ownCpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function timed(work) {
  const started = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - started) / 1_000 };
}

// --- The journal -------------------------------------------------------------------------------------

/** SIMULATED: an answer with four confidences and a verdict, as small studies have them. */
function* madeUp(count) {
  const at = '2026-03-01T00:00:00.000Z';
  const usage = { inputTokens: 300, outputTokens: 200 };
  const stamp = {
    sandbox: 'none',
    sandboxProfile: 'simulated',
    toolchains: {},
    memoryHeldBy: 'watchdog',
  };
  for (let n = 0; n < count; n += 1) {
    const task = `simulated/python/task-${n % 300}`;
    const key = contentKey('sample', { n });
    const text = `# SIMULATED ${n}\n${'x = 1\n'.repeat(60)}`;
    const code = contentKey('code', { n });
    yield {
      record: {
        ...{ kind: 'sample', key, task, taskHash: 'simulated', model: `m${n % 10}`, at },
        ...{ temperature: 0.8, prompting: 'plain', promptingVersion: '1', index: n },
        ...{
          prompt: code,
          response: code,
          code,
          extraction: 'fence',
          finish: 'stop',
          usage,
          usd: 0,
        },
      },
      bodies: [text],
    };
    for (const method of ['verbalized', 'p-true']) {
      for (const target of ['functional', 'security']) {
        yield {
          record: {
            ...{ kind: 'confidence', key: contentKey('confidence', { n, method, target }) },
            ...{ sample: key, method, methodVersion: '1', target, value: 0.9, missing: null },
            ...{ raw: null, usage, usd: 0, at },
          },
          bodies: [],
        };
      }
    }
    yield {
      record: {
        ...{ kind: 'verdict', key: contentKey('verdict', { n }), task, oracleHash: 'o', code, at },
        functional: { outcome: 'pass', reason: 'simulated' },
        security: { outcome: 'secure', reason: 'simulated' },
        ...{ checks: [], milliseconds: 1, stamp },
      },
      bodies: [],
    };
  }
}

async function rows(server, _folder, say) {
  const { PostgresJournal } = await load('journal/postgres/postgres-journal.js');
  const { migrate } = await load('journal/postgres/schema.js');
  const database = await open(await newDatabase(server, 'rows'));
  await migrate(database);
  await database.query(
    `insert into credence.study (name, frozen, credence_version) values ('rows', '{}', '0')`,
  );
  const journal = await PostgresJournal.open(database, 1);
  let written = 0;
  const cpu = { own: ownCpu(), server: serverCpu(server) };
  const write = await timed(async () => {
    let waiting = [];
    for (const { record, bodies } of madeUp(samples)) {
      waiting.push(journal.put(record, bodies));
      written += 1;
      if (waiting.length < 5_000) continue;
      await Promise.all(waiting);
      waiting = [];
    }
    await Promise.all(waiting);
  });
  const writerMb = megabytes(process.memoryUsage().rss);
  const between = { own: ownCpu(), server: serverCpu(server) };
  const writeCpu = between.own - cpu.own + between.server - cpu.server;
  let read = 0;
  const reading = await timed(async () => {
    for await (const _ of PostgresJournal.reader(database, 1).records()) read += 1;
  });
  const readCpu = ownCpu() - between.own + serverCpu(server) - between.server;
  say({
    ...{ what: 'rows', simulated: true, samples, records: written, read },
    writeSeconds: write.seconds,
    writtenPerSecond: Math.round(written / write.seconds),
    writtenPerCpuSecond: Math.round(written / writeCpu),
    readPerCpuSecond: Math.round(read / readCpu),
    readSeconds: reading.seconds,
    readPerSecond: Math.round(read / reading.seconds),
    ...{ writerMb, peakMb: Math.round(process.resourceUsage().maxRSS / 1_024) },
    ...(await sizes(database)),
  });
  await database.close();
}

// --- The queue ---------------------------------------------------------------------------------------

const judged = { id: 't', language: 'python', oracle: { hash: 'o' } };

async function jobs(server, _folder, say) {
  const { setUpDatabase, workLeft } = await load('fleet/queue.js');
  const { judgeJob } = await load('fleet/jobs.js');
  for (const workers of fleets) {
    const url = await newDatabase(server, `jobs${workers}`);
    const database = await open(url);
    const queue = await setUpDatabase(database);
    await database.query(
      `insert into credence.study (name, frozen, credence_version) values ('jobs', '{}', '0')`,
    );
    await queue.make(database, 1, ['judge.python']);
    const put = await timed(async () => {
      for (let n = 0; n < samples; n += 1_000) {
        const batch = Array.from({ length: Math.min(1_000, samples - n) }, (_, i) =>
          judgeJob(judged, contentKey('code', { n: n + i })),
        );
        await queue.add(database, 1, batch);
      }
    });
    const before = serverCpu(server);
    const work = await timed(async () => {
      const ends = Array.from({ length: workers }, (_, n) => {
        const child = fork(here, ['worker', url, String(n)], { stdio: 'inherit' });
        return new Promise((resolve, reject) => {
          child.once('message', resolve);
          child.once('exit', (code) => code && reject(new Error(`a worker ended with ${code}`)));
        });
      });
      return Promise.all(ends);
    });
    const [count] = await database.query('select count(*)::int as n from credence.record');
    const databaseCpu = serverCpu(server) - before;
    const workerCpu = work.value.reduce((sum, { cpu }) => sum + cpu, 0);
    say({
      ...{ what: 'jobs', simulated: true, jobs: samples, workers },
      enqueuedPerSecond: Math.round(samples / put.seconds),
      seconds: work.seconds,
      jobsPerSecond: Math.round(samples / work.seconds),
      results: count.n,
      left: (await workLeft(database, 1)).held,
      workerMb: Math.max(...work.value.map(({ mb }) => mb)),
      workerCpuSeconds: Number(workerCpu.toFixed(1)),
      databaseCpuSeconds: Number(databaseCpu.toFixed(1)),
      jobsPerCpuSecond: Math.round(samples / (workerCpu + databaseCpu)),
      ...(await sizes(database)),
    });
    await database.close();
  }
}

/** Does jobs at once, whatever they are: what remains is taking them and writing what came of them. */
async function instantWorker(url, number) {
  const { Queue } = await load('fleet/queue.js');
  const { Committer } = await load('fleet/committer.js');
  const database = await open(url);
  const queue = await Queue.open(database);
  const worker = `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
  await database.query(
    `insert into credence.worker (id, host, process, credence_version) values ($1, 'h', $2, '0')`,
    [worker, process.pid],
  );
  const committer = new Committer(database, queue, 1, worker);
  const place = { study: 1, queue: 's1.judge.python', worker };
  let taken;
  do {
    taken = await queue.take(database, place, 32);
    await Promise.all(
      taken.map((held) => {
        const key = contentKey('verdict', { of: held.job.key });
        const record = {
          kind: 'failure',
          key,
          stage: 'judge',
          of: 'x',
          code: 'simulated',
          message: 'm'.repeat(600),
          at: '',
        };
        const entries = [{ record, bodies: [] }];
        return committer.commit({ ...held, end: 'done', entries, next: [], count: { judged: 1 } });
      }),
    );
  } while (taken.length > 0);
  const { user, system } = process.cpuUsage();
  process.send({
    mb: Math.round(process.resourceUsage().maxRSS / 1_024),
    cpu: (user + system) / 1e6,
  });
  await database.close();
  process.disconnect();
}

// --- A whole study -----------------------------------------------------------------------------------

const credence = join(root, 'packages/credence/bin/credence.js');

/** Starts the command; its peak memory and what it said come with its end. */
function command(args, url) {
  const child = spawn(process.execPath, [credence, ...args], {
    env: { ...process.env, CREDENCE_DB: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let peak = 0;
  const timer = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
    } catch {
      // It has just ended.
    }
  }, 500);
  let said = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  const ended = new Promise((resolve) =>
    child.once('close', (code) => {
      clearInterval(timer);
      resolve({ code, said, peakMb: Math.round(peak / 1_024) });
    }),
  );
  return { child, ended };
}

async function study(server, folder, say) {
  const { startServer, someTasks, writeStudy } = await import('./studies.mjs');
  const model = await startServer('--distinct');
  const tasks = someTasks(30);
  const temperatures = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const file = writeStudy(folder, {
    name: 'An instant model',
    tasks,
    models: [
      {
        id: 'instant',
        provider: 'openai-compatible',
        baseUrl: `${model.origin}/v1`,
        model: 'instant',
        concurrency: 16,
      },
    ],
    temperatures,
    samples: Math.ceil(samples / (tasks.length * temperatures.length)),
    confidence: ['verbalized'],
  });
  for (const count of fleets) {
    const url = await newDatabase(server, `study${count}`);
    await command(['fleet', 'init', '--db', 'env'], url).ended;
    const workers = Array.from({ length: count }, () => command(['worker', '--db', 'env'], url));
    const run = await timed(
      () =>
        command(
          ['run', file, '--db', 'env', '--as', 'study', '--out', join(folder, `out${count}`)],
          url,
        ).ended,
    );
    for (const { child } of workers) child.kill('SIGTERM');
    const ends = await Promise.all(workers.map(({ ended }) => ended));
    const database = await open(url);
    const counts = await database.query(
      'select kind, count(*)::int as n from credence.record group by kind order by kind',
    );
    if (run.value.code !== 0) console.error(run.value.said);
    say({
      ...{ what: 'study', workers: count, exitCode: run.value.code, seconds: run.seconds },
      records: Object.fromEntries(counts.map(({ kind, n }) => [kind, n])),
      samplesPerSecond: Number(
        ((counts.find(({ kind }) => kind === 'sample')?.n ?? 0) / run.seconds).toFixed(1),
      ),
      plannerMb: run.value.peakMb,
      workerMb: ends.map(({ peakMb }) => peakMb),
      ...(await sizes(database)),
    });
    await database.close();
  }
  model.stop();
}

// --- Analysis ----------------------------------------------------------------------------------------

async function report(server, folder, say) {
  const { writeSimulatedStudy } = await import('./simulated-study.mjs');
  const { copyStudy } = await load('journal/copy-study.js');
  const { migrate } = await load('journal/postgres/schema.js');
  const made = join(folder, 'simulated');
  const answers = await writeSimulatedStudy(made, samples);
  const url = await newDatabase(server, 'report');
  const database = await open(url);
  await migrate(database);
  const copy = await timed(() => copyStudy(made, `${url}#simulated`));
  const page = join(folder, 'report.html');
  const from = async (args) => {
    const run = await timed(() => command(['report', ...args, '--out', page], url).ended);
    if (run.value.code !== 0) console.error(run.value.said);
    return { seconds: run.seconds, peakMb: run.value.peakMb };
  };
  say({
    ...{ what: 'report', simulated: true, answers, copySeconds: copy.seconds },
    database: await from(['simulated', '--db', 'env']),
    folder: await from([made]),
    ...(await sizes(database)),
  });
  await database.close();
}

if (what === 'worker') await instantWorker(...rest);
else await main();
