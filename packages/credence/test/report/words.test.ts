import { expect, it } from 'vitest';
import { recalibrationNames } from '../../../viewer/src/helps/cross-fit.ts';
import * as meanings from '../../../viewer/src/page/format/meanings.ts';
import { confidenceMethods } from '../../src/confidence/registry.ts';
import { promptingStrategies } from '../../src/mitigation/prompting/registry.ts';
import { gateIds } from '../../src/trust/gates/registry.ts';

it.each([
  ['confidence methods', confidenceMethods.map(({ id }) => id), meanings.methodMeanings],
  ['prompting strategies', promptingStrategies.map(({ id }) => id), meanings.strategyMeanings],
  ['gates', gateIds, meanings.gateMeanings],
  ['recalibrations', recalibrationNames, meanings.recalibrationMeanings],
])('the page has words for all %s', (_, ids, known) => {
  expect(ids.length).toBeGreaterThan(3);
  for (const id of ids) {
    expect(known, id).toHaveProperty([id]);
    expect(known[id]?.word).not.toBe(id);
    expect(known[id]?.text.length).toBeGreaterThan(10);
  }
});
