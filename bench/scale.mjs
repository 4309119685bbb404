// What a study in a database takes: jobs, records and samples a second, processor seconds and memory of
// each part, time of analysis and report. A PostgreSQL of its own is started (from the distribution).
//
//   node bench/scale.mjs study 36000 --workers 2    the command's planner and workers, real judging, and an
//                                                   instant model that answers with references of the tasks
//   node bench/scale.mjs jobs 1000000 --workers 4   the command's planner, the queue, the transactions and the
//                                                   record; workers make answers, confidences and verdicts
//                                                   up: SIMULATED
//   node bench/scale.mjs rows 100000                one process writes and reads records: SIMULATED
//
// Several numbers (3600,36000) are run one after the other. --languages python,javascript are those of
// `study`; --json prints all figures. Rates are of the clock, and per second of processor time of all parts
// together: the latter is what remains comparable on a machine that has other things to do.
import { parseArgs } from 'node:util';
import { jobs } from './scale/jobs.mjs';
import { rows } from './scale/rows.mjs';
import { study } from './scale/study.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    workers: { type: 'string', default: '2' },
    languages: { type: 'string', default: 'python,javascript' },
    json: { type: 'boolean', default: false },
  },
});
const [what, sizes = '3600'] = positionals;
const numbers = (list) => list.split(',').map(Number);

const seconds = (n) => (n < 100 ? n.toFixed(1) : String(Math.round(n)));
const ms = (cpu, of) => ((1_000 * cpu) / of).toFixed(2);

const tables = {
  rows: {
    run: (size) => [() => rows(size)],
    head: [
      'samples',
      'records',
      'written a second',
      'per processor second',
      'read a second',
      'per processor second',
      'writer MB',
      'KB a sample',
    ],
    line: (r) => [
      ...[r.samples, r.records, r.writtenPerSecond, r.writtenPerCpuSecond, r.readPerSecond],
      ...[r.readPerCpuSecond, r.peakMb],
      ((1_024 * (r.megabytes.recordsMb + r.megabytes.bodiesMb)) / r.samples).toFixed(1),
    ],
  },
  jobs: {
    run: (size) => numbers(flags.workers).map((workers) => () => jobs(size, workers)),
    head: [
      'samples',
      'workers',
      'jobs',
      's',
      'jobs a second',
      'records a second',
      'processor s: planner',
      'workers',
      'database',
      'ms a sample',
      'MB: planner',
      'worker',
      'database',
      'records+texts',
      'queue',
      'report s',
      'processor s',
      'MB',
    ],
    line: (r) => [
      ...[r.samples, r.workers, r.jobs, seconds(r.seconds), r.jobsPerSecond, r.recordsPerSecond],
      ...[r.cpuSeconds.planner, r.cpuSeconds.workers, r.cpuSeconds.database].map(seconds),
      ms(r.cpuSeconds.all, r.samples),
      ...[r.peakMb.planner, r.peakMb.worker, r.peakMb.database],
      ...[r.megabytes.recordsMb + r.megabytes.bodiesMb, r.megabytes.queueMb],
      ...[seconds(r.report.seconds), seconds(r.report.cpuSeconds), r.report.peakMb],
    ],
  },
  study: {
    run: (size) =>
      numbers(flags.workers).map(
        (workers) => () => study(size, workers, flags.languages.split(',')),
      ),
    head: [
      'samples',
      'distinct codes',
      'workers',
      's',
      'samples a second',
      'verdicts a second',
      'processor s: planner',
      'workers with sandboxes',
      'database',
      'ms a sample',
      'MB: planner',
      'worker',
      'database',
      'records+texts',
      'report s',
      'processor s',
      'MB',
    ],
    line: (r) => [
      ...[r.samples, r.distinctCodes, r.workers, seconds(r.seconds), r.samplesPerSecond],
      r.verdictsPerSecond,
      ...[r.cpuSeconds.planner, r.cpuSeconds.workers, r.cpuSeconds.database].map(seconds),
      ms(r.cpuSeconds.all, r.samples),
      ...[r.peakMb.planner, r.peakMb.worker, r.peakMb.database],
      r.megabytes.recordsMb + r.megabytes.bodiesMb,
      ...[seconds(r.report.seconds), seconds(r.report.cpuSeconds), r.report.peakMb],
    ],
  },
};

const table = tables[what];
if (!table) throw new Error(`There is ${Object.keys(tables).join(', ')}, and no "${what}"`);
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
row(table.head);
row(table.head.map(() => '---'));
for (const run of numbers(sizes).flatMap((size) => table.run(size))) {
  const result = await run();
  row(table.line(result));
  if (flags.json) console.log(JSON.stringify(result, null, 2));
}
