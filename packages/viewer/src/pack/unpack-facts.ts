import { reportSchemaVersion } from '../schema.ts';
import { type Carried, unpackCarried } from './carried.ts';
import { type Column, columnAt, unframe } from './columns.ts';
import type { Facts, FactsHeader, ReportHead } from './facts.ts';

/** A report as the page holds it: all but the texts of its samples. */
export interface UnpackedReport {
  readonly head: ReportHead;
  readonly facts: Facts;
  readonly carried: Carried;
  readonly perChunk: number;
  readonly chunks: number;
}

/** Reads what `packFacts` wrote. Throws an `Error` when it is of another version. */
export function unpackFacts(buffer: ArrayBuffer): UnpackedReport {
  const { header: read, start } = unframe(buffer);
  const header = read as FactsHeader;
  if (header.report.schema !== reportSchemaVersion) {
    throw new Error(
      `The report's data have version ${String(header.report.schema)}; this page reads ${reportSchemaVersion}.`,
    );
  }
  const column = (name: string): Column => columnAt(header.layout, name, buffer, start);
  const confidences = header.confidences.map(({ coded, ...about }, i) => {
    const raw = column(`value ${i}`);
    const distinct = column(`distinct ${i}`);
    const value = coded
      ? Float64Array.from(raw, (place) => distinct[place] ?? Number.NaN)
      : Float64Array.from(raw);
    return { ...about, value, missing: column(`missing ${i}`) };
  });
  const { tasks, models, temperatures, promptings } = header;
  return {
    head: header.report,
    facts: {
      ...{ size: header.size, tasks, models, temperatures, promptings, confidences },
      keys: header.size === 0 ? [] : header.keys.split(' '),
      task: column('task'),
      model: column('model'),
      temperature: column('temperature'),
      prompting: column('prompting'),
      index: column('index'),
      functional: column('functional'),
      security: column('security'),
      program: column('program'),
    },
    carried: unpackCarried(header.carried, header.layout, buffer, start),
    perChunk: header.perChunk,
    chunks: header.chunks,
  };
}
