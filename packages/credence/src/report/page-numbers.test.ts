import type { Report } from '@credence/viewer/facts';
import { gateRows, promptingRows, recalibrationRows, transferRows } from '@credence/viewer/helps';
import { unpackFacts } from '@credence/viewer/unpack';
import { describe, expect, it } from 'vitest';
import { packFacts } from '../../../viewer/src/pack/pack-facts.ts';
import { type Filter, noFilter, select } from '../../../viewer/src/page/reading/filter.ts';
import { chosenOf } from '../../test/support/chosen.ts';
import { makeConfidence } from '../../test/support/observations.ts';
import { simulate } from '../../test/support/simulated-observations.ts';
import { intervalsInWords } from '../analysis/estimates.ts';
import { mitigationTables } from '../analysis/mitigation-tables.ts';
import type { Observation } from '../analysis/observations.ts';

const base = { tasks: 12, samples: 3, stated: [0.6, 0.75, 0.9], spread: 0.1 };
const rates = { works: () => 0.6, secure: (stated: number) => stated - 0.3 };
/** SIMULATED: two models, two ways of asking, two languages, with a critic and with findings. */
const observations: readonly Observation[] = [
  ...simulate({ ...base, ...rates, seed: 1 }),
  ...simulate({ ...base, ...rates, seed: 2, prompting: 'few-shot' }),
  ...simulate({ ...base, ...rates, seed: 3, language: 'go', name: 'other', temperature: 0.8 }),
  ...simulate({ ...base, ...rates, seed: 4, model: 'n' }),
].map((one, i) => ({
  ...one,
  sample: { ...one.sample, key: `${one.sample.key} ${i}` },
  confidences: [
    ...one.confidences,
    { ...makeConfidence(one.sample, 'security', (i % 7) / 7), method: 'critic' },
    // One number, whatever it is held against.
    ...(['functional', 'security'] as const).map((target) => ({
      ...makeConfidence(one.sample, target, (i % 5) / 5),
      ...{ method: 'likelihood-mean', about: 'answer' as const },
    })),
  ],
  evidence:
    i % 3 === 0
      ? []
      : ([{ kind: 'evidence', status: i % 2 === 0 ? 'none' : 'findings', findings: [] }] as never),
}));

const methods = ['verbalized', 'likelihood-mean'];
const config = { prompting: ['plain', 'few-shot'], falseTrustThreshold: 0.8 } as const;

function pageReport(): Pick<Report, 'tables' | 'facts' | 'other'> {
  const all = chosenOf(observations);
  const tables: Report['tables'] = {
    schema: 2,
    study: {
      ...{ name: 'A study', description: '', startedAt: '', credenceVersion: '' },
      ...{ simulated: 'Made up.', partial: null, models: [{ id: 'm' }, { id: 'n' }] as never },
      methods: methods.map((id) => ({ id, version: '1', description: '' })),
      ...{ temperatures: [0, 0.8], falseTrustThreshold: 0.8, intervals: intervalsInWords },
      environment: {},
    },
    tasks: { total: 24, audited: 24, skipped: [] },
    ...{ outcomes: [], calibration: [] },
    ...mitigationTables(all, methods, config as never),
  };
  return { tables, facts: all.facts, other: null };
}

describe.each([
  ['all answers', {}, () => true],
  [
    'those of one model that can be judged',
    { model: ['m'], security: ['secure', 'vulnerable'], function: ['pass'] },
    ({ sample, verdict }) => sample.model === 'm' && verdict?.functional.outcome === 'pass',
  ],
] as readonly (readonly [string, Partial<Filter>, (one: Observation) => boolean])[])(
  'a page with %s',
  (_, filter, keep) => {
    it('computes, of what lies in it, what the other forms hold of a study of these', () => {
      const { facts, head } = unpackFacts(packFacts(pageReport()).buffer);
      const chosen = { facts, rows: select(facts, { ...noFilter, ...filter }) };
      const { recalibration, gates, prompting } = mitigationTables(
        chosenOf(observations.filter(keep)),
        methods,
        config as never,
      );
      expect(chosen.rows.length).toBe(observations.filter(keep).length);
      expect(recalibrationRows(chosen, methods, 0.8)).toEqual(recalibration.rows);
      expect(transferRows(chosen, methods).transfer).toEqual(recalibration.transfer);
      if (!head.gates || !head.prompting) throw new Error('the page lacks its heads');
      expect(gateRows(chosen, head.gates, methods)).toEqual(gates.rows);
      expect(promptingRows(chosen, head.prompting, methods)).toEqual(prompting.rows);
      expect(gates.rows.some((row) => row.gates[0] === 'critic' && row.why === null)).toBe(true);
      expect(recalibration.rows.some(({ why }) => why === null)).toBe(true);
    });
  },
);
