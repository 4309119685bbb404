import { reportSchemaVersion } from '../schema.ts';
import { columnAt, type Layout, unframe } from './columns.ts';
import type { Facts, FactsFrame, FactsHeader, ReportHead } from './facts.ts';

/** A report as the page holds it: all but the texts of its samples. */
export interface UnpackedReport {
  readonly head: ReportHead;
  readonly facts: Facts;
  /** Of the study that this one is compared with. */
  readonly other: Facts | null;
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
  const factsAt = (frame: FactsFrame, front: string) =>
    facts(frame, { layout: header.layout, buffer, start, front });
  return {
    head: header.report,
    facts: factsAt(header.facts, ''),
    other: header.other && factsAt(header.other, 'other '),
    perChunk: header.perChunk,
    chunks: header.chunks,
  };
}

interface Place {
  readonly layout: Layout;
  readonly buffer: ArrayBuffer;
  readonly start: number;
  readonly front: string;
}

function facts(frame: FactsFrame, { layout, buffer, start, front }: Place): Facts {
  const column = (name: string) => columnAt(layout, `${front}${name}`, buffer, start);
  /** Numbers as they were, which may have been packed as places among the different ones. */
  const numbers = (name: string): Float64Array => {
    const raw = column(name);
    const distinct = `${name} distinct`;
    if (!Object.hasOwn(layout, `${front}${distinct}`)) return Float64Array.from(raw);
    const values = column(distinct);
    return Float64Array.from(raw, (place) => values[place] ?? Number.NaN);
  };
  const { size, tasks, models, temperatures, promptings } = frame;
  return {
    ...{ size, tasks, models, temperatures, promptings },
    keys: size === 0 ? [] : frame.keys.split(' '),
    task: column('task'),
    model: column('model'),
    temperature: column('temperature'),
    prompting: column('prompting'),
    index: column('index'),
    functional: column('functional'),
    security: column('security'),
    program: column('program'),
    confidences: frame.confidences.map((about, i) => ({
      ...about,
      value: numbers(`value ${i}`),
      missing: column(`missing ${i}`),
    })),
    gates: frame.gates.map(({ id, limits }, i) => ({
      id,
      says: column(`says ${i}`),
      turnsAway: column(`away ${i}`),
      most: limits
        ? {
            functional: numbers(`most ${i} functional`),
            security: numbers(`most ${i} security`),
            joint: numbers(`most ${i} joint`),
          }
        : null,
    })),
    arms: frame.arms.map((about, i) => ({
      ...about,
      state: column(`state ${i}`),
      functional: column(`arm functional ${i}`),
      security: column(`arm security ${i}`),
    })),
  };
}
