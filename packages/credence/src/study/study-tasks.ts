import type { Task } from '../core/task.ts';
import type { JournalReader } from '../journal/journal.ts';
import type { FrozenStudy } from './frozen-study.ts';
import { recordedTasks } from './imported-study.ts';
import { selectTasks } from './select-tasks.ts';

/** The tasks of a study, from its benchmarks, or from what another tool recorded of them. */
export function studyTasks(
  { config, imported }: FrozenStudy,
  journal: Pick<JournalReader, 'bodies'>,
): Promise<readonly Task[]> {
  return imported ? recordedTasks(imported, journal) : selectTasks(config);
}
