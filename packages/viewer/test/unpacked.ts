import { byTask } from '../src/pack/facts-of.ts';
import { packFacts } from '../src/pack/pack-facts.ts';
import { reportOf } from '../src/pack/report.ts';
import { type UnpackedReport, unpackFacts } from '../src/pack/unpack-facts.ts';
import { type Filter, noFilter, select } from '../src/page/reading/filter.ts';
import { Measures } from '../src/page/reading/measures.ts';
import type { ReportData, SampleRow } from '../src/schema.ts';

/** A report as the page has it after loading. */
export function unpacked(data: ReportData): UnpackedReport & {
  readonly samples: readonly SampleRow[];
} {
  const { buffer } = packFacts(reportOf(data));
  return { ...unpackFacts(buffer), samples: byTask(data.samples) };
}

/** What the page measures of a report under a filter. */
export function measuresOf(data: ReportData, filter: Partial<Filter> = {}) {
  const { facts, samples } = unpacked(data);
  const rows = select(facts, { ...noFilter, ...filter });
  return { measures: new Measures(facts, rows, data.study.falseTrustThreshold), samples };
}
