import { expect, it } from 'vitest';
import { canonicalJson, contentHash } from '../../core/keys.ts';
import { criticPrompt } from './critic.ts';
import { pTruePrompt } from './p-true.ts';
import type { ConfidencePrompt } from './prompt.ts';
import { verbalizedPrompt } from './verbalized.ts';
import { verbalizedCotPrompt } from './verbalized-cot.ts';
import { verbalizedFewShotCotPrompt, verbalizedFewShotPrompt } from './verbalized-few-shot.ts';
import { verbalizedUserCodePrompt } from './verbalized-user-code.ts';

/**
 * A prompt belongs to its version. Whoever changes the words gives them a new version and adds its
 * line here; the old lines stay, so that no version ever names two texts.
 */
const texts: Readonly<Record<string, string>> = {
  'verbalized 1': 'a4f99448de8e0df8d81e654506ea656e',
  'p-true 1': '8bb135362815253da929a0050d76edea',
  'verbalized-cot 1': '0103577af1c989d1100bb651638afd51',
  'verbalized-few-shot 1': '8eda4da6e23074cfd9c3abffbe6b1d77',
  'verbalized-few-shot-cot 1': 'f8a4e9c6c7506e1324b605721eba4a5a',
  'verbalized-user-code 1': 'd632403830fb62b5226260a5d0a42197',
  'critic 1': 'c28241ad1b857a1261d0df303382c764',
};

const prompts: readonly [string, ConfidencePrompt][] = [
  ['verbalized', verbalizedPrompt],
  ['verbalized-cot', verbalizedCotPrompt],
  ['verbalized-few-shot', verbalizedFewShotPrompt],
  ['verbalized-few-shot-cot', verbalizedFewShotCotPrompt],
  ['verbalized-user-code', verbalizedUserCodePrompt],
  ['p-true', pTruePrompt],
  ['critic', criticPrompt],
];

it.each(prompts)('the version of %s names its text', (name, { version, question, frame }) => {
  const text = canonicalJson({ ...question, ...(frame !== undefined && { frame }) });
  expect(contentHash(text)).toBe(texts[`${name} ${version}`]);
});

it.each(prompts)('%s asks about each target apart', (_, { question }) => {
  expect(question.functional).not.toBe(question.security);
  expect(question.functional).not.toMatch(/secur|attack|exploit/);
  expect(question.security).not.toMatch(/functional|correct/);
});

it.each(prompts)('%s has every place of a frame once', (_, { frame }) => {
  if (frame === undefined) return;
  const places = frame.match(/\{\w+\}/g);
  expect(places?.sort()).toEqual(['{code}', '{language}', '{question}', '{task}']);
});
