import type { ReportTables } from '@credence/viewer/facts';
import { expect, it } from 'vitest';
import { answersOf } from '../../test/support/chosen.ts';
import { makeObservation, sevenSamples } from '../../test/support/observations.ts';
import { studyFacts } from '../analysis/answers/study-facts.ts';
import { calibrationTable } from '../analysis/calibration-table.ts';
import { benchmarkRows, cells } from '../analysis/cells.ts';
import { outcomeTable } from '../analysis/outcome-table.ts';
import { summary } from './summary.ts';

function reportOf(told: typeof sevenSamples): ReportTables {
  const facts = studyFacts(answersOf(told.map(makeObservation)), { models: [{ id: 'm' }] });
  const tableCells = cells(facts, benchmarkRows(facts));
  return {
    schema: 2,
    study: {
      name: 'A study',
      description: '',
      startedAt: '2026-01-01T00:00:00.000Z',
      credenceVersion: '0.1.0',
      simulated: null,
      partial: null,
      models: [],
      methods: [],
      temperatures: [0, 0.8],
      falseTrustThreshold: 0.8,
      intervals: '',
      environment: {},
    },
    tasks: { total: 3, audited: 3, skipped: [] },
    outcomes: outcomeTable(facts, tableCells),
    calibration: calibrationTable(facts, tableCells, ['verbalized'], 0.8),
  };
}

it('tells a newcomer what became of the answers, and who was how sure', () => {
  const other = sevenSamples.map((told) => ({ ...told, model: 'a-model-with-a-long-name' }));
  expect(summary(reportOf([...sevenSamples, ...other]))).toMatchInlineSnapshot(`
    "What became of the answers
    model                     answers  work  function unknown  secure  vulnerable  security unknown
    ───────────────────────────────────────────────────────────────────────────────────────────────
    m                               7  43 %              29 %    14 %        14 %              71 %
    a-model-with-a-long-name        7  43 %              29 %    14 %        14 %              71 %

    How sure the models were, and how right (all temperatures together)
    model                     asked by    about       n  tasks  sure  right  overconfident by   ECE  False Trust
    ────────────────────────────────────────────────────────────────────────────────────────────────────────────
    m                         verbalized  functional  3      2  77 %   67 %    +10 [-10, +50]  0.10       0 of 2
    m                         verbalized  security    2      1  85 %   50 %               +35  0.35       1 of 2
    a-model-with-a-long-name  verbalized  functional  3      2  77 %   67 %    +10 [-10, +50]  0.10       0 of 2
    a-model-with-a-long-name  verbalized  security    2      1  85 %   50 %               +35  0.35       1 of 2

    tasks: an interval that rests on fewer than 10 of them is likely too narrow
    overconfident by: points of confidence above the share that was right [95 % interval, by task]
    False Trust: of the answers given 80 % confidence or more, those that were wrong"
  `);
});

it('shows dashes where nothing is known', () => {
  expect(summary(reportOf([{ task: 'a', code: null }]))).toMatchInlineSnapshot(`
    "What became of the answers
    model  answers  work  secure  vulnerable  security unknown
    ──────────────────────────────────────────────────────────
    m            1   0 %     0 %         0 %             100 %

    How sure the models were, and how right (all temperatures together)
    model  asked by    about       n  tasks  sure  right  overconfident by  ECE   False Trust
    ─────────────────────────────────────────────────────────────────────────────────────────
    m      verbalized  functional  0      0     –      –                 –    –  none trusted
    m      verbalized  security    0      0     –      –                 –    –  none trusted

    overconfident by: points of confidence above the share that was right [95 % interval, by task]
    False Trust: of the answers given 80 % confidence or more, those that were wrong"
  `);
});
