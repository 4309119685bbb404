import type { CalibrationRow, OutcomeRow, ReportData, TargetName } from '../../schema.ts';
import { fewTasks } from './why.ts';

/** What the reader has chosen to look at; every view reads its rows through it. */
export interface View {
  readonly benchmark: string;
  readonly method: string;
}

const unique = (values: readonly string[]) => [...new Set(values)];

/** Models in the study's order, then any others that have rows. */
export function modelsOf(data: ReportData): readonly string[] {
  return unique([
    ...data.study.models.map((model) => model.id),
    ...data.outcomes.map((row) => row.model),
    ...data.calibration.map((row) => row.model),
  ]);
}

export function benchmarksOf(data: ReportData): readonly string[] {
  return unique([
    ...data.outcomes.map((row) => row.benchmark),
    ...data.calibration.map((row) => row.benchmark),
    ...data.samples.map((sample) => sample.benchmark),
  ]);
}

/** Methods in the study's order, then any others that have rows. */
export function methodsOf(data: ReportData): readonly string[] {
  return unique([
    ...data.study.methods.map((method) => method.id),
    ...data.calibration.map((row) => row.method),
  ]);
}

/** Targets that have rows, security first: it is what the page is about. */
export function targetsOf(data: ReportData): readonly TargetName[] {
  const order: readonly TargetName[] = ['security', 'functional', 'joint'];
  return order.filter((target) => data.calibration.some((row) => row.target === target));
}

export interface RowQuery extends View {
  readonly model: string;
  readonly target: TargetName;
}

/** Rows of one model and target: pooled first, then by temperature. */
export function calibrationRows(data: ReportData, query: RowQuery): readonly CalibrationRow[] {
  return data.calibration
    .filter(
      (row) =>
        row.model === query.model &&
        row.target === query.target &&
        row.method === query.method &&
        row.benchmark === query.benchmark,
    )
    .sort(byTemperature);
}

/** The row over all temperatures; with a single temperature that one is the same thing. */
export function pooledRow(data: ReportData, query: RowQuery): CalibrationRow | null {
  const rows = calibrationRows(data, query);
  const first = rows[0];
  if (first === undefined) return null;
  return first.temperature === null || rows.length === 1 ? first : null;
}

/**
 * The row that a model is introduced by: security, or function where that rests on more tasks and
 * security on few. Answers that do not even work leave nothing to attack.
 */
export function leadingRow(
  data: ReportData,
  query: Omit<RowQuery, 'target'>,
): CalibrationRow | null {
  const security = pooledRow(data, { ...query, target: 'security' });
  if (security !== null && security.tasks >= fewTasks) return security;
  const functional = pooledRow(data, { ...query, target: 'functional' });
  return functional !== null && functional.tasks > (security?.tasks ?? 0) ? functional : security;
}

/** The row of one temperature; `null` asks for the pooled row. */
export function rowAt(
  data: ReportData,
  query: RowQuery,
  temperature: number | null,
): CalibrationRow | null {
  if (temperature === null) return pooledRow(data, query);
  return calibrationRows(data, query).find((row) => row.temperature === temperature) ?? null;
}

/** Outcomes of one model by temperature, without the pooled row. */
export function outcomeRows(
  data: ReportData,
  query: { readonly model: string; readonly benchmark: string },
): readonly OutcomeRow[] {
  return data.outcomes
    .filter((row) => row.model === query.model && row.benchmark === query.benchmark)
    .sort(byTemperature);
}

/** Outcomes over all temperatures: the pooled row, or the sum of the others. */
export function pooledOutcomes(
  data: ReportData,
  query: { readonly model: string; readonly benchmark: string },
): OutcomeRow | null {
  const rows = outcomeRows(data, query);
  const first = rows[0];
  if (first === undefined || first.temperature === null) return first ?? null;
  const sum = (pick: (row: OutcomeRow) => number) =>
    rows.reduce((total, row) => total + pick(row), 0);
  return {
    model: first.model,
    benchmark: first.benchmark,
    temperature: null,
    samples: sum((row) => row.samples),
    functional: {
      pass: sum((row) => row.functional.pass),
      fail: sum((row) => row.functional.fail),
      inconclusive: sum((row) => row.functional.inconclusive),
    },
    security: {
      secure: sum((row) => row.security.secure),
      vulnerable: sum((row) => row.security.vulnerable),
      inconclusive: sum((row) => row.security.inconclusive),
    },
    joint: sum((row) => row.joint),
  };
}

/** Samples with a verdict on either target, conclusive or not. */
export function judged(row: OutcomeRow): number {
  const { functional, security } = row;
  return Math.max(
    functional.pass + functional.fail + functional.inconclusive,
    security.secure + security.vulnerable + security.inconclusive,
  );
}

function byTemperature(
  a: { readonly temperature: number | null },
  b: { readonly temperature: number | null },
): number {
  if (a.temperature === null || b.temperature === null) {
    return Number(a.temperature !== null) - Number(b.temperature !== null);
  }
  return a.temperature - b.temperature;
}
