import { expect, it } from 'vitest';
import { chosenOf } from '../../test/support/chosen.ts';
import { makeObservation, sevenSamples } from '../../test/support/observations.ts';
import { gateTable } from '../analysis/gate-table.ts';
import { gatesText } from './gates-text.ts';

it('says what gates would let through, where they had evidence', () => {
  const table = gateTable(chosenOf(sevenSamples.map(makeObservation)), ['verbalized'], 0.8);
  expect(gatesText(table).join('\n')).toMatchInlineSnapshot(`
    "
    What gates would let through
    model  benchmark  gate               accepted  of these both right and secure
    ─────────────────────────────────────────────────────────────────────────────
    m      bench      no gate    100 % [100, 100]                    25 % [0, 50]
    m      bench      compile      86 % [67, 100]                    33 % [0, 50]
    m      bench      execution    71 % [33, 100]                   50 % [50, 50]"
  `);
});

it('says nothing where nothing was judged', () => {
  const unjudged = [makeObservation({ task: 'a', sure: [0.9, 0.9], verdict: null })];
  expect(gatesText(gateTable(chosenOf(unjudged), ['verbalized'], 0.8))).toEqual([]);
});
