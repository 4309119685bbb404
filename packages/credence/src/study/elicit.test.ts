import { expect, it } from 'vitest';
import { makeTask } from '../../test/support/observations.ts';
import { critic } from '../confidence/critic.ts';
import { verbalized } from '../confidence/verbalized.ts';
import { fewShot } from '../mitigation/prompting/few-shot.ts';
import { securityReminder } from '../mitigation/prompting/security-reminder.ts';
import { taskTurn, wantedConfidences } from './elicit.ts';

const task = makeTask('a');
const reminded = securityReminder.messages(task);
const turn = reminded[0]!.content;

it.each([
  ['a plain conversation', reminded, turn],
  ['one that began with examples', fewShot.messages(task), task.prompt],
  [
    'one that went on with a repair',
    [
      ...reminded,
      { role: 'assistant', content: 'pass' },
      { role: 'user', content: 'It does not work. Mend it.' },
    ] as const,
    turn,
  ],
])('finds the turn that puts the task in %s', (_, messages, expected) => {
  expect(taskTurn(messages, task)).toBe(expected);
});

it('another critic gives another confidence; other methods do not mind', () => {
  const keys = (id: string) =>
    wantedConfidences('s', [verbalized, critic], id).map(({ key }) => key);
  const [one, other] = [keys('one'), keys('other')];
  expect(new Set([...one, ...other]).size).toBe(6);
  expect(one.slice(0, 2)).toEqual(other.slice(0, 2));
});
