import type { FrozenStudy } from '../study/frozen-study.ts';
import { asHome } from '../study/merged-home.ts';
import type { StudyHome } from '../study/study-home.ts';
import { studyTasks } from '../study/study-tasks.ts';
import { type Observation, observe } from './observations.ts';

/** A study and what it found out. Throws `InputError` when there is none in the folder. */
export async function studyObservations(
  place: string | StudyHome,
): Promise<{ readonly study: FrozenStudy; readonly observations: readonly Observation[] }> {
  const home = asHome(place);
  const study = await home.study();
  const journal = await home.journal();
  try {
    return {
      study,
      observations: await observe(journal, await studyTasks(study, journal), study.config),
    };
  } finally {
    await journal.close();
  }
}
