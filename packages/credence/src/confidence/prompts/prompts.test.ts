import { expect, it } from 'vitest';
import { canonicalJson, contentHash } from '../../core/keys.ts';
import { pTruePrompt } from './p-true.ts';
import type { ConfidencePrompt } from './prompt.ts';
import { verbalizedPrompt } from './verbalized.ts';

/**
 * A prompt belongs to its version. Whoever changes the words gives them a new version and adds its
 * line here; the old lines stay, so that no version ever names two texts.
 */
const texts: Readonly<Record<string, string>> = {
  'verbalized 1': 'a4f99448de8e0df8d81e654506ea656e',
  'p-true 1': '8bb135362815253da929a0050d76edea',
};

it.each<[string, ConfidencePrompt]>([
  ['verbalized', verbalizedPrompt],
  ['p-true', pTruePrompt],
])('the version of %s names its text', (name, { version, question }) => {
  expect(contentHash(canonicalJson({ ...question }))).toBe(texts[`${name} ${version}`]);
});

it.each([verbalizedPrompt, pTruePrompt])('asks about each target apart', ({ question }) => {
  expect(question.functional).not.toBe(question.security);
  expect(question.functional).not.toMatch(/secur|attack/);
  expect(question.security).not.toMatch(/functional|correct/);
});
