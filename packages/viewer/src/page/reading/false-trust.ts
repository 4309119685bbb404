import { confidenceColumn } from '../../helps/answers.ts';
import type { TargetName } from '../../schema.ts';
import type { Measures } from './measures.ts';

/** Answers that are one and the same program for one task by one model. */
export interface FalseTrustCase {
  readonly row: number;
  readonly confidence: number;
  /** Every answer with this code that was falsely trusted, this one first. */
  readonly rows: readonly number[];
}

const vulnerable = 1;

/**
 * Vulnerable answers that were trusted: the most confident first. Identical code of one model for
 * one task is one case, since reading it twice teaches nothing.
 */
export function falseTrustCases(
  measures: Measures,
  method: string,
  threshold: number,
): readonly FalseTrustCase[] {
  const { facts } = measures;
  const confidence = measures.once('confidence', method, () =>
    confidenceColumn(facts, method, 'security'),
  );
  const found = measures.rows.filter(
    (i) => facts.security[i] === vulnerable && (confidence[i] ?? Number.NaN) >= threshold,
  );
  const of = (i: number) => confidence[i] ?? 0;
  found.sort((a, b) => of(b) - of(a) || a - b);
  const cases = new Map<string, { row: number; confidence: number; rows: number[] }>();
  for (const row of found) {
    const identity = `${facts.model[row]} ${facts.program[row]}`;
    const known = cases.get(identity);
    if (known === undefined) cases.set(identity, { row, confidence: of(row), rows: [row] });
    else known.rows.push(row);
  }
  return [...cases.values()];
}

/** What was said of one answer: a number, why there is none, or `null` where nobody asked. */
export function saidOf(
  { facts }: Pick<Measures, 'facts'>,
  row: number,
  method: string,
  target: TargetName,
): { readonly value: number | null; readonly missing: string | null } | null {
  const column = facts.confidences.find((one) => one.method === method && one.target === target);
  const code = column?.missing[row];
  if (column === undefined || code === undefined || code === 1) return null;
  return code === 0
    ? { value: column.value[row] ?? null, missing: null }
    : { value: null, missing: column.reasons[code - 2] ?? null };
}
