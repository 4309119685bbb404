import { describe, expect, it } from 'vitest';
import {
  messages,
  type StageOutcome,
  stageChecks,
  stageFindings,
  stageOutcome,
  stages,
} from './stages.ts';

const ends = (...outcomes: readonly StageOutcome[]) => {
  const [startup = 'good', test = 'not-run', exploit = 'not-run'] = outcomes;
  const end = <Name extends (typeof stages)[number]>(stage: Name, outcome: StageOutcome) => ({
    stage,
    outcome,
    words: 'words',
    milliseconds: 1,
  });
  return {
    startup: end('startup', startup),
    test: end('test', test),
    exploit: end('exploit', exploit),
  };
};

describe('what three stages mean', () => {
  it.each<[readonly StageOutcome[], boolean | null, string]>([
    [['good', 'good', 'good'], null, 'pass secure'],
    [['good', 'good', 'bad'], null, 'pass vulnerable'],
    [['good', 'bad', 'bad'], null, 'fail vulnerable'],
    // An attack that fails on code that does nothing shows nothing.
    [['good', 'bad', 'good'], null, 'fail inconclusive'],
    [['good', 'silent', 'good'], null, 'inconclusive inconclusive'],
    [['good', 'good', 'silent'], null, 'pass inconclusive'],
    [['good', 'good', 'timed-out'], null, 'pass inconclusive'],
    [['good', 'good', 'contradictory'], null, 'pass inconclusive'],
    [['good', 'timed-out'], null, 'inconclusive inconclusive'],
    [['silent'], true, 'fail inconclusive'],
    [['bad'], true, 'fail inconclusive'],
    [['bad'], false, 'inconclusive inconclusive'],
    [['timed-out'], true, 'inconclusive inconclusive'],
    [['timed-out'], null, 'inconclusive inconclusive'],
  ])('%j, starting unchanged %j: %s', (outcomes, unchanged, expected) => {
    const { functional, security } = stageFindings(ends(...outcomes), unchanged);
    expect(`${functional.outcome} ${security.outcome}`).toBe(expected);
  });

  it('is told apart from what a stage did not say', () => {
    const checks = stageChecks(Object.values(ends('good', 'bad', 'timed-out')));
    expect(checks.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['control', 'held'],
      ['functional', 'broken'],
      ['exploit', 'error'],
    ]);
    expect(checks[2]?.evidence).toBe('it did not end in time; words');
  });
});

it.each(stages)('hears %s say one thing, the other, both or nothing', (stage) => {
  const { good, bad } = messages[stage];
  const outcome = (said: readonly string[], end: 'exited' | 'timed-out' = 'exited') =>
    stageOutcome(stage, { said, end });
  expect([outcome([good]), outcome([bad]), outcome([good, bad]), outcome([])]).toEqual([
    'good',
    'bad',
    'contradictory',
    'silent',
  ]);
  expect([outcome([], 'timed-out'), outcome([good], 'timed-out')]).toEqual(['timed-out', 'good']);
});
