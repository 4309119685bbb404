// The queue, its transactions and the record, by the real planner and by workers that make results up.
import { writeStudy } from '../studies.mjs';
import { fleetRun, reportOf } from './fleet-run.mjs';
import { ask, inPlace, load, simulatedWorker } from './place.mjs';
import { generators } from './simulated-records.mjs';

const { selectTasks } = await load('study/select-tasks.js');
const { studyConfigSchema } = await load('study/config.js');

const temperatures = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Three models that do not exist; nothing is ever sent to their address. */
export async function studyOf(samples) {
  const study = {
    name: 'Simulated study',
    description: 'SIMULATED: random numbers in the place of models and verdicts.',
    models: Object.keys(generators).map((id) => ({
      ...{ id, provider: 'openai-compatible', baseUrl: 'http://127.0.0.1:9/v1', model: id },
      topLogprobs: 5,
    })),
    temperatures,
    confidence: ['verbalized', 'p-true'],
  };
  const tasks = await selectTasks(studyConfigSchema.parse(study));
  const cells = tasks.length * temperatures.length * study.models.length;
  return { ...study, samples: Math.ceil(samples / cells) };
}

export async function jobs(samples, workers) {
  return inPlace(async (place) => {
    const file = writeStudy(place.folder, await studyOf(samples));
    const { url, ...run } = await fleetRun(place, file, workers, simulatedWorker);
    await ask(url, `update credence.study set frozen = (frozen::jsonb || $1)::text`, [
      { simulated: 'No model was asked and no program was run: random numbers.' },
    ]);
    const done = 2 * run.samples + run.kinds.verdict;
    return {
      ...{ what: 'jobs', simulated: true, ...run, jobs: done },
      jobsPerSecond: Math.round(done / run.seconds),
      jobsPerCpuSecond: Math.round(done / run.cpuSeconds.all),
      recordsPerSecond: Math.round(run.records / run.seconds),
      report: await reportOf(place, url),
    };
  });
}
