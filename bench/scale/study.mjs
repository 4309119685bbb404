// A whole study: the real planner, real workers, real judging; only the model is an instant one, which
// answers with references of the tasks.
import { startServer, writeStudy } from '../studies.mjs';
import { fleetRun, reportOf } from './fleet-run.mjs';
import { command, inPlace, load } from './place.mjs';

const { selectTasks } = await load('study/select-tasks.js');
const { studyConfigSchema } = await load('study/config.js');

const temperatures = [0, 0.2, 0.4, 0.6, 0.8, 1];

async function studyOf(samples, languages, baseUrl) {
  const study = {
    name: 'An instant model',
    languages,
    models: [
      {
        ...{ id: 'instant', provider: 'openai-compatible', baseUrl, model: 'instant' },
        concurrency: 32,
      },
    ],
    temperatures,
    confidence: ['verbalized'],
  };
  const tasks = await selectTasks(studyConfigSchema.parse(study));
  return { ...study, samples: Math.ceil(samples / (tasks.length * temperatures.length)) };
}

export async function study(samples, workers, languages) {
  return inPlace(async (place) => {
    const model = await startServer('--references');
    try {
      const file = writeStudy(
        place.folder,
        await studyOf(samples, languages, `${model.origin}/v1`),
      );
      const { url, ...run } = await fleetRun(place, file, workers, (address) =>
        command(['worker', '--db', 'env', '--judge-workers', '2'], address),
      );
      return {
        ...{ what: 'study', simulated: false, languages, ...run },
        samplesPerSecond: Number((run.samples / run.seconds).toFixed(1)),
        verdictsPerSecond: Number((run.kinds.verdict / run.seconds).toFixed(1)),
        report: await reportOf(place, url),
      };
    } finally {
      model.stop();
    }
  });
}
