import { expect, it } from 'vitest';
import { progressLine } from './progress-bar.ts';

const tally = {
  ...{ planned: 672, generated: 500, elicited: 480, judged: 112 },
  ...{ repairsPlanned: 0, repairs: 0, failures: 3, usd: 0 },
};

it('says how far a run is', () => {
  expect(progressLine(tally, 65, { judge: true, maxUsd: undefined })).toBe(
    '█████████████░░░░░░░░░░░  54 %  answers 500/672  confidences of 480  judged 112  failures 3  1:05',
  );
});

it('gives up the bar before the numbers on a narrow terminal', () => {
  const study = { judge: true, maxUsd: undefined };
  expect(progressLine(tally, 65, study, 79)).toMatch(/^█+░+ {2}54 % .* failures 3 {2}1:05$/);
  expect(progressLine(tally, 65, study, 79)).toHaveLength(79);
  expect(progressLine(tally, 65, study, 59)).toMatch(/^54 % {2}answers 500\/672 {2}conf/);
});

it('counts no verdicts where none are to be made', () => {
  const line = progressLine({ ...tally, judged: 500 }, 1, { judge: false, maxUsd: undefined });
  expect(line).toContain(' 72 %');
  expect(line).not.toContain('judged');
});
