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

// Programs that a sandbox ends are in nobody's processor seconds: of `study` only the clock tells all.
const parts = [
  ...['processor s: planner', 'workers', 'database', 'ms a sample'],
  ...['MB: planner', 'worker', 'database'],
];
const partsOf = ({ cpuSeconds: { planner, workers, database, all }, peakMb, samples }) => [
  ...[planner, workers, database].map(seconds),
  ms(all, samples),
  ...[peakMb.planner, peakMb.worker, peakMb.database],
];
const report = ['report s', 'processor s', 'MB'];
const reportOf = ({ report: { seconds: s, cpuSeconds, peakMb } }) => [
  ...[s, cpuSeconds].map(seconds),
  peakMb,
];

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
      ...parts,
      'records+texts',
      'queue',
      ...report,
    ],
    line: (r) => [
      ...[r.samples, r.workers, r.jobs, seconds(r.seconds), r.jobsPerSecond, r.recordsPerSecond],
      ...partsOf(r),
      ...[r.megabytes.recordsMb + r.megabytes.bodiesMb, r.megabytes.queueMb],
      ...reportOf(r),
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
      ...parts,
      'records+texts',
      ...report,
    ],
    line: (r) => [
      ...[r.samples, r.distinctCodes, r.workers, seconds(r.seconds), r.samplesPerSecond],
      r.verdictsPerSecond,
      ...partsOf(r),
      r.megabytes.recordsMb + r.megabytes.bodiesMb,
      ...reportOf(r),
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
