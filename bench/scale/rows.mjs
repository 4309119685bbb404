// Records written to the journal in a database by one process, and read again. SIMULATED answers.
import { cpuOf, megabytes, timed } from './measure.mjs';
import { everyTask, inPlace, load, newDatabase, open, sizes } from './place.mjs';
import { confidenceEntries, generators, sampleEntry, verdictEntry } from './simulated-records.mjs';

const { contentKey } = await load('core/keys.js');
const { PostgresJournal } = await load('journal/postgres/postgres-journal.js');
const { migrate } = await load('journal/postgres/schema.js');

const methods = ['verbalized', 'p-true'].flatMap((id) =>
  ['functional', 'security'].map((target) => ({ method: { id, version: '1' }, target })),
);

function* entries(tasks, samples) {
  const models = Object.keys(generators);
  for (let n = 0; n < samples; n += 1) {
    const task = tasks[n % tasks.length];
    const key = contentKey('sample', { n });
    const job = { key, model: models[n % models.length], temperature: 0.8, prompting: 'plain' };
    const sample = sampleEntry({ ...job, index: n }, task);
    yield sample;
    const wanted = methods.map((one) => ({
      ...{
        ...one,
        key: contentKey('confidence', { key, method: one.method.id, target: one.target }),
      },
    }));
    yield* confidenceEntries(sample.record, sample.bodies[2], wanted);
    yield verdictEntry(task, sample.record.code, sample.bodies[2]);
  }
}

export async function rows(samples) {
  return inPlace(async ({ server }) => {
    const tasks = await everyTask();
    const database = await open(await newDatabase(server));
    await migrate(database);
    await database.query(
      `insert into credence.study (name, frozen, credence_version) values ('rows', '{}', '0')`,
    );
    const journal = await PostgresJournal.open(database, 1);
    const cpu = () => cpuOf(process.pid);
    const before = cpu();
    let written = 0;
    const write = await timed(async () => {
      let waiting = [];
      for (const { record, bodies } of entries(tasks, samples)) {
        waiting.push(journal.put(record, bodies));
        written += 1;
        if (waiting.length < 5_000) continue;
        await Promise.all(waiting);
        waiting = [];
      }
      await Promise.all(waiting);
    });
    const between = cpu();
    const writerMb = megabytes(process.memoryUsage().rss);
    let read = 0;
    const reading = await timed(async () => {
      for await (const _ of PostgresJournal.reader(database, 1).records()) read += 1;
    });
    const readCpu = cpu() - between;
    const result = {
      ...{ what: 'rows', simulated: true, samples, records: written, read, writerMb },
      writeSeconds: write.seconds,
      writtenPerSecond: Math.round(written / write.seconds),
      writtenPerCpuSecond: Math.round(written / (between - before)),
      readSeconds: reading.seconds,
      readPerSecond: Math.round(read / reading.seconds),
      readPerCpuSecond: Math.round(read / readCpu),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1_024),
      megabytes: await sizes(database),
    };
    await database.close();
    return result;
  });
}
