import { describe, expect, it } from 'vitest';
import { simulatedReport } from '../../../test/fixture.ts';
import { helped, tablesOf } from '../../../test/mitigation.ts';
import { unpacked } from '../../../test/unpacked.ts';
import type { ReportData, SampleRow, TargetName } from '../../schema.ts';
import type { Page } from '../context.ts';
import type { Batch } from './batch.ts';
import { type Filter, noFilter, select } from './filter.ts';
import {
  comparisonRowsOf,
  gateBatch,
  promptingRowsOf,
  recalibrationBatch,
  repairRowsOf,
  transferBatches,
} from './helps.ts';
import { Measures } from './measures.ts';
import { parseState } from './url-state.ts';

const method = 'verbalized';
const target: TargetName = 'functional';

/** A study, in which the page has to find the same as the tables of the other forms. */
const data = helped(
  simulatedReport({ tasks: 30, temperatures: [0, 1], perTask: 4, repository: true }),
);

function pageOf(report: ReportData, wanted: Partial<Filter>): Page {
  const { head, facts, other } = unpacked(report);
  const filter = { ...noFilter, ...wanted };
  return {
    ...{ data: head, facts, other, method, threshold: 0.8 },
    measures: new Measures(facts, select(facts, filter), 0.8),
    state: { ...parseState(''), filter },
  } as Page;
}

function rowsOf<Row>(batch: Batch<Row>): readonly Row[] {
  batch.finish();
  return batch.rows.flatMap((row) => row ?? []);
}

/** All that the page would show of what helps, under a filter. */
function shown(page: Page) {
  const prompting = promptingRowsOf(page);
  const repair = repairRowsOf(page);
  const comparison = comparisonRowsOf(page);
  for (const { shown, others } of [prompting, repair]) {
    shown.finish();
    others.finish();
  }
  comparison.shown(target).finish();
  comparison.others(target).finish();
  const transfer = transferBatches(page, target);
  return {
    recalibration: rowsOf(recalibrationBatch(page, target)),
    transfer: [...transfer.batches.values()].flatMap(rowsOf),
    absent: transfer.absent,
    gates: rowsOf(gateBatch(page, target)),
    prompting: prompting.rows(),
    repair: repair.rows(),
    comparison: comparison.rows(target),
  };
}

type Tables = ReturnType<typeof tablesOf>;

/** The same of the tables of a report of these answers alone. */
function told({ recalibration, gates, prompting, repair, comparison }: Tables) {
  const own = <Row extends { readonly method: string | null; readonly target: TargetName }>(
    rows: readonly Row[],
  ) => rows.filter((row) => row.method === method && row.target === target);
  const byMap = new Map<string, Tables['recalibration']['transfer'][number][]>();
  for (const row of own(recalibration.transfer)) {
    byMap.set(row.recalibration, [...(byMap.get(row.recalibration) ?? []), row]);
  }
  return {
    recalibration: own(recalibration.rows),
    transfer: [...byMap.values()].flat(),
    absent: recalibration.absent,
    gates: own(gates.rows),
    prompting: prompting.rows.filter((row) => row.method === null || row.method === method),
    repair: repair.rows.map(({ calibration: _, cost: __, ...row }) => row),
    comparison: own(comparison.rows),
  };
}

describe.each([
  ['nothing', {}, () => true],
  [
    'languages and outcomes',
    { language: ['python', 'javascript'], security: ['secure', 'vulnerable'] },
    (row) => ['python', 'javascript'].includes(row.language) && row.security !== 'inconclusive',
  ],
  [
    'a temperature and the tasks that stand alone',
    { temperature: ['1'], benchmark: ['self-contained'] },
    (row) => row.temperature === 1 && row.benchmark === 'self-contained',
  ],
  [
    'a model and a way of asking',
    { model: ['simulated-large'], prompting: ['plain'], function: ['pass', 'fail'] },
    (row) =>
      row.model === 'simulated-large' &&
      row.prompting === 'plain' &&
      row.functional !== 'inconclusive',
  ],
] as readonly (readonly [string, Partial<Filter>, (row: SampleRow) => boolean])[])(
  'what helps, with %s filtered',
  (_, filter, keep) => {
    const page = pageOf(data, filter);
    const here = data.samples.filter(keep);
    const there = ((data.comparison?.answers ?? []) as readonly SampleRow[]).filter(keep);
    const mine = shown(page);
    const theirs = told(tablesOf(data, here, there));

    it.each(Object.keys(theirs) as (keyof typeof theirs)[])(
      '%s: the page finds what an analysis of those answers alone finds',
      (table) => {
        expect(mine[table]).toEqual(theirs[table]);
      },
    );

    it('there is something to be found', () => {
      const known = [
        ...mine.recalibration.map((row) => row.change.ece),
        ...mine.gates.map((row) => row.change.all.falseTrustOfAll),
        ...mine.repair.map((row) => row.joint.change),
        ...mine.comparison.map((row) => row.difference),
      ].filter(({ low }) => low !== null);
      expect(known.length).toBeGreaterThan(10);
    });
  },
);
