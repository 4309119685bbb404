import { FolderJournal } from '../journal/folder-journal.ts';
import { type FrozenStudy, requireStudy } from '../study/frozen-study.ts';
import { selectTasks } from '../study/select-tasks.ts';
import { type Observation, observe } from './observations.ts';

/** A study and what it found out. Throws `InputError` when there is none in the folder. */
export async function studyObservations(
  folder: string,
): Promise<{ readonly study: FrozenStudy; readonly observations: readonly Observation[] }> {
  const study = await requireStudy(folder);
  const journal = await FolderJournal.open(folder);
  try {
    return { study, observations: await observe(journal, await selectTasks(study.config)) };
  } finally {
    await journal.close();
  }
}
