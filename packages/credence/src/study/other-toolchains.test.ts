import { expect, it } from 'vitest';
import type { JournalRecord } from '../core/records.ts';
import type { JudgingStamp } from '../core/verdict.ts';
import { otherToolchains } from './other-toolchains.ts';

const stamp = (toolchains: Record<string, string>): JudgingStamp => ({
  ...{ sandbox: 'bubblewrap', sandboxProfile: 'p', memoryHeldBy: 'watchdog' },
  toolchains,
});

async function* journal(...stamps: JudgingStamp[]): AsyncGenerator<JournalRecord> {
  yield { kind: 'sample' } as JournalRecord;
  for (const one of stamps) yield { kind: 'verdict', stamp: one } as JournalRecord;
}

it('counts the verdicts that other versions gave, by version', async () => {
  const before = journal(
    ...[stamp({ python: '3.11.7' }), stamp({ python: '3.11.7' }), stamp({ python: '3.12.1' })],
    ...[stamp({ node: '20.19.0' }), stamp({ gcc: '12.2.0' })],
  );
  const now = [stamp({ python: '3.13.0' }), stamp({ node: '20.19.0' }), stamp({})];
  expect(await otherToolchains(before, now)).toEqual([
    '2 verdicts of this study were given with python 3.11.7, and now it is 3.13.0. They stand; to have all given alike, run the study into a new folder.',
    expect.stringMatching(/^1 verdict of this study was given with python 3\.12\.1/),
  ]);
});

it('says nothing of a study that is judged as before, or for the first time', async () => {
  const now = [stamp({ python: '3.13.0' })];
  expect(await otherToolchains(journal(stamp({ python: '3.13.0' })), now)).toEqual([]);
  expect(await otherToolchains(journal(), now)).toEqual([]);
});
