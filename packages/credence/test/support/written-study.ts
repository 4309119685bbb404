import { mkdir } from 'node:fs/promises';
import { contentHash } from '../../src/core/keys.ts';
import type { ConfidenceRecord, SampleRecord, VerdictRecord } from '../../src/core/records.ts';
import { FolderJournal } from '../../src/journal/folder-journal.ts';
import { studyConfigSchema } from '../../src/study/config.ts';
import { freezeStudy } from '../../src/study/frozen-study.ts';
import { selectTasks } from '../../src/study/select-tasks.ts';
import { fewTasks } from './study-folder.ts';

const at = '2026-01-01T00:00:00.000Z';
const usage = { inputTokens: 1, outputTokens: 1 };

/** An answer of a study that was never run: how sure its model was, and whether it is secure. */
export interface WrittenAnswer {
  readonly sure: number;
  readonly secure: boolean;
}

/**
 * Writes a study whose answers are made up: for each of a few tasks the same list of answers. Called
 * again with more answers it goes on where it was.
 */
export async function writeAnswers(
  folder: string,
  name: string,
  answers: readonly WrittenAnswer[],
): Promise<void> {
  const config = studyConfigSchema.parse({
    name,
    tasks: fewTasks,
    models: [{ id: 'tiny', provider: 'replay', recording: '.' }],
    temperatures: [0.8],
    samples: 8,
    confidence: ['verbalized'],
  });
  const tasks = await selectTasks(config);
  await mkdir(folder, { recursive: true });
  await freezeStudy(folder, config, tasks, { credenceVersion: '0.1.0', prompts: {} });
  const journal = await FolderJournal.open(folder);
  for (const task of tasks) {
    for (const [index, { sure, secure }] of answers.entries()) {
      const text = `# ${name} ${index} ${secure}`;
      const code = contentHash(text);
      const key = contentHash(`${task.id} ${index}`);
      const sample: SampleRecord = {
        ...{ kind: 'sample', key, task: task.id, taskHash: task.hash, model: 'tiny' },
        ...{ temperature: 0.8, prompting: 'plain', promptingVersion: '1', index },
        ...{ prompt: code, response: code, code, extraction: 'fence', finish: 'stop' },
        ...{ usage, usd: null, at },
      };
      await journal.put(sample, [text]);
      for (const target of ['functional', 'security'] as const) {
        const said: ConfidenceRecord = {
          ...{ kind: 'confidence', key: contentHash(`${key} ${target}`), sample: key },
          ...{ method: 'verbalized', methodVersion: '1', target, value: sure, missing: null },
          ...{ raw: null, usage, usd: null, at },
        };
        await journal.put(said);
      }
      const stamp = { sandbox: 'none', sandboxProfile: 'none', toolchains: {} };
      const verdict: VerdictRecord = {
        ...{ kind: 'verdict', key: contentHash(`${task.id} ${code}`), task: task.id, code, at },
        ...{ oracleHash: task.oracle.hash, checks: [], milliseconds: 1 },
        functional: { outcome: 'pass', reason: 'made up' },
        security: { outcome: secure ? 'secure' : 'vulnerable', reason: 'made up' },
        stamp: { ...stamp, memoryHeldBy: 'watchdog' },
      };
      await journal.put(verdict);
    }
  }
  await journal.close();
}
