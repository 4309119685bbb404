import { type Column, frame, joinColumns, narrow } from './columns.ts';
import type { Facts, FactsFrame, FactsHeader, ReportHead } from './facts.ts';
import type { Report, ReportTables } from './report.ts';

export const perChunk = 64;

/** Numbers of which few are different, as their places among these. */
function numbers(name: string, values: Float64Array): Readonly<Record<string, Column>> {
  const places = new Map<number, number>();
  for (const value of values) {
    if (!places.has(value)) places.set(value, places.size);
    if (places.size >= 2 ** 16 || 4 * places.size >= values.length) return { [name]: values };
  }
  return {
    [name]: narrow(
      Array.from(values, (value) => places.get(value)!),
      places.size,
    ),
    [`${name} distinct`]: Float64Array.from(places.keys()),
  };
}

/** @param front of the names of the columns: a report can hold the facts of two studies */
function packed(facts: Facts, front: string) {
  const { size, tasks, models, temperatures, promptings, confidences, gates, arms } = facts;
  const columns: Record<string, Column> = {};
  const add = (all: Readonly<Record<string, Column>>) => {
    for (const [name, column] of Object.entries(all)) columns[`${front}${name}`] = column;
  };
  const { task, model, temperature, prompting, index, functional, security, program } = facts;
  add({ task, model, temperature, prompting, index, functional, security, program });
  confidences.forEach(({ value, missing }, i) => {
    add({ [`missing ${i}`]: missing, ...numbers(`value ${i}`, value) });
  });
  gates.forEach(({ says, turnsAway, most }, i) => {
    add({ [`says ${i}`]: says, [`away ${i}`]: turnsAway });
    for (const [target, values] of Object.entries(most ?? {})) {
      add(numbers(`most ${i} ${target}`, values));
    }
  });
  arms.forEach((arm, i) => {
    add({ [`state ${i}`]: arm.state });
    add({ [`arm functional ${i}`]: arm.functional, [`arm security ${i}`]: arm.security });
  });
  const header: FactsFrame = {
    ...{ size, tasks, models, temperatures, promptings },
    keys: facts.keys.join(' '),
    confidences: confidences.map(({ method, target, reasons, aboutAnswer }) => ({
      ...{ method, target, reasons, aboutAnswer },
    })),
    gates: gates.map(({ id, most }) => ({ id, limits: most !== null })),
    arms: arms.map(({ arm, round }) => ({ arm, round })),
  };
  return { header, columns };
}

/** What the page is told beside the facts. Tables it computes itself: none is looked at here. */
function headOf(data: ReportTables): ReportHead {
  const { schema, study, tasks, recalibration, gates, prompting, repair, comparison } = data;
  return {
    ...{ schema, study, tasks },
    ...(recalibration && { recalibration: { threshold: recalibration.threshold } }),
    ...(gates && {
      gates: {
        ...{ how: gates.how, threshold: gates.threshold },
        ...{ gates: gates.gates, compositions: gates.compositions },
      },
    }),
    ...(prompting && {
      prompting: {
        ...{ how: prompting.how, threshold: prompting.threshold, baseline: prompting.baseline },
      },
    }),
    ...(repair && { repair: { how: repair.how, arms: repair.arms } }),
    ...(comparison && {
      comparison: {
        ...{ other: comparison.other, how: comparison.how, methods: comparison.methods },
      },
    }),
  };
}

/** Tables and facts of a report as one block of bytes. */
export function packFacts({
  tables,
  facts,
  other,
}: Pick<Report, 'tables' | 'facts' | 'other'>): Uint8Array<ArrayBuffer> {
  const own = packed(facts, '');
  const theirs = other && packed(other, 'other ');
  const { layout, bytes } = joinColumns({ ...own.columns, ...theirs?.columns });
  const header: FactsHeader = {
    report: headOf(tables),
    facts: own.header,
    other: theirs?.header ?? null,
    ...{ layout, perChunk },
    chunks: Math.ceil(facts.size / perChunk),
  };
  return frame(header, bytes);
}
