import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTask } from '../../test/support/observations.ts';
import { temporaryFolder } from '../../test/support/study-folder.ts';
import { studyConfigSchema } from './config.ts';
import { freezeStudy, readStudy } from './frozen-study.ts';

const model = { id: 'm', provider: 'openai-compatible', model: 'm-1', concurrency: 2 };
const configOf = (changes: object = {}) =>
  studyConfigSchema.parse({ name: 'A study', models: [model], ...changes });
const versions = { credenceVersion: '1.0.0', prompts: { plain: '1', verbalized: '1' } };
const tasks = [makeTask('a'), makeTask('b')];

it('keeps the study as it began, and leaves its file alone when nothing is new', async () => {
  const folder = temporaryFolder();
  const begun = await freezeStudy(folder, configOf(), tasks, versions);
  expect(await readStudy(folder)).toEqual(begun);
  const file = join(folder, 'study.json');
  const { ino } = await stat(file);
  const newer = { ...versions, credenceVersion: '1.0.1' };
  expect(await freezeStudy(folder, configOf(), [...tasks].reverse(), newer)).toEqual(begun);
  expect((await stat(file)).ino).toBe(ino);
});

it('takes over what says how to run and read it', async () => {
  const folder = temporaryFolder();
  const begun = await freezeStudy(folder, configOf(), tasks, versions);
  const config = configOf({
    description: 'more words',
    falseTrustThreshold: 0.6,
    maxUsd: 5,
    models: [{ ...model, concurrency: 1, price: { inputPerMillion: 1, outputPerMillion: 2 } }],
  });
  await freezeStudy(folder, config, tasks, versions);
  expect(await readStudy(folder)).toEqual({ ...begun, config });
});

it.each([
  ['maxTokens', configOf({ maxTokens: 7 }), tasks, versions],
  ['temperatures', configOf({ temperatures: [0] }), tasks, versions],
  ['models', configOf({ models: [{ ...model, model: 'm-2' }] }), tasks, versions],
  ['taskContents', configOf(), tasks.slice(1), versions],
  ['taskContents', configOf(), [makeTask('a'), { ...makeTask('b'), hash: 'new' }], versions],
  // Answers to other words must not be mixed into one table.
  ['prompts', configOf(), tasks, { ...versions, prompts: { plain: '2', verbalized: '1' } }],
])('refuses another study: changed %s', async (changed, config, otherTasks, otherVersions) => {
  const folder = temporaryFolder();
  await freezeStudy(folder, configOf(), tasks, versions);
  const before = await readFile(join(folder, 'study.json'), 'utf8');
  await expect(freezeStudy(folder, config, otherTasks, otherVersions)).rejects.toMatchObject({
    code: 'study-changed',
    exitCode: 2,
    message: expect.stringMatching(new RegExp(`changed: ${changed}\\.$`)),
  });
  expect(await readFile(join(folder, 'study.json'), 'utf8')).toBe(before);
});
