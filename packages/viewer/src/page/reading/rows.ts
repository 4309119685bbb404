import type { CalibrationRow, OutcomeRow, ReportData, TargetName } from '../../schema.ts';
import type { Measures, Wanted } from './measures.ts';
import { fewTasks } from './why.ts';

/** Methods in the study's order, then any others that have confidences. */
export function methodsOf(
  data: Pick<ReportData, 'study'>,
  { facts }: Pick<Measures, 'facts'>,
): readonly string[] {
  return [
    ...new Set([
      ...data.study.methods.map((method) => method.id),
      ...facts.confidences.map((one) => one.method),
    ]),
  ];
}

const order: readonly TargetName[] = ['security', 'functional', 'joint'];

/**
 * Targets with confidences of a method, security first: it is what the page is about.
 * @param wanted the only one, where the reader chose
 */
export function targetsOf(
  measures: Measures,
  method: string,
  wanted: string | null = null,
): readonly TargetName[] {
  const there = order.filter((target) => measures.has(method, target));
  const only = there.filter((target) => target === wanted);
  return only.length > 0 ? only : there;
}

export interface RowQuery {
  readonly model: string;
  readonly method: string;
  readonly target: TargetName;
}

/** Rows of one model and target: pooled first, then by temperature. */
export function calibrationRows(measures: Measures, query: RowQuery): readonly CalibrationRow[] {
  if (!measures.has(query.method, query.target)) return [];
  const own = measures.temperatures.filter(
    (temperature) => measures.where({ model: query.model, temperature }).length > 0,
  );
  return [null, ...own].map((temperature) => measures.row({ ...query, temperature }));
}

/** The row over all temperatures; `null` when this was never elicited. */
export function pooledRow(measures: Measures, query: Wanted): CalibrationRow | null {
  return measures.has(query.method, query.target)
    ? measures.row({ ...query, temperature: null })
    : null;
}

/**
 * The row that a model is introduced by: security, or function where that rests on more tasks and
 * security on few. Answers that do not even work leave nothing to attack.
 * @param wanted the target that the reader chose
 */
export function leadingRow(
  measures: Measures,
  query: Omit<RowQuery, 'target'>,
  wanted: string | null = null,
): CalibrationRow | null {
  const only = order.find((target) => target === wanted && measures.has(query.method, target));
  if (only !== undefined) return pooledRow(measures, { ...query, target: only });
  const security = pooledRow(measures, { ...query, target: 'security' });
  if (security !== null && security.tasks >= fewTasks) return security;
  const functional = pooledRow(measures, { ...query, target: 'functional' });
  return functional !== null && functional.tasks > (security?.tasks ?? 0) ? functional : security;
}

/** Outcomes of one model: pooled first, then by temperature. */
export function outcomeRows(measures: Measures, model: string): readonly OutcomeRow[] {
  return [null, ...measures.temperatures]
    .map((temperature) => measures.outcomes({ model, temperature }))
    .filter((row) => row.samples > 0);
}
